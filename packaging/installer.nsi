; The installer, in French, Dutch and English. Silent: setup.exe /S [/CurrentUser | /AllUsers] [/D=FOLDER]
; Exit codes: 0 done, 1 stopped by the user, 2 failed (the program runs, or a file could not be written).
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64  ; MB: what both programs hold alike is packed once
!define NAME "shortage-app"
!define KEY "Software\shortage-app"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\shortage-app"
!define KIND "BruxellesFormation.Shortage"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "$(PROGRAM)"
OutFile "${DIST}/${NAME}-${VERSION}-setup.exe"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} ${VERSION}"
VIAddVersionKey LegalCopyright "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\shortage-app.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"
LangString PROGRAM ${LANG_FRENCH} "Fonctions critiques"
LangString PROGRAM ${LANG_DUTCH} "Knelpuntberoepen"
LangString PROGRAM ${LANG_ENGLISH} "Shortage occupations"
LangString WORKSPACE ${LANG_FRENCH} "Espace de travail des fonctions critiques"
LangString WORKSPACE ${LANG_DUTCH} "Werkruimte knelpuntberoepen"
LangString WORKSPACE ${LANG_ENGLISH} "Workspace of shortage occupations"
LangString RUNNING ${LANG_FRENCH} "Le programme est ouvert. Fermez-le, puis réessayez. Rien n’a été modifié."
LangString RUNNING ${LANG_DUTCH} "Het programma is open. Sluit het en probeer opnieuw. Er is niets gewijzigd."
LangString RUNNING ${LANG_ENGLISH} "The program is open. Close it, then try again. Nothing was changed."

; A program that runs cannot be opened for writing.
!macro REFUSE_WHILE_RUNNING PROGRAM_FILE
  ${If} ${FileExists} "$INSTDIR\${PROGRAM_FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM_FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(RUNNING)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only what an earlier version put there: files that a person kept in the folder stay.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\shortage-app.exe"
  Delete "$INSTDIR\shortage-app-cli.exe"
  Delete "$INSTDIR\sbom.json"
!macroend

Function .onInit
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section
  !insertmacro REFUSE_WHILE_RUNNING "shortage-app.exe"
  !insertmacro REFUSE_WHILE_RUNNING "shortage-app-cli.exe"
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${KEY}" "Folder" "$INSTDIR"

  WriteRegStr SHCTX "Software\Classes\.shortage" "" "${KIND}"
  WriteRegStr SHCTX "Software\Classes\${KIND}" "" "$(WORKSPACE)"
  WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\shortage-app.exe,0"
  WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\shortage-app.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  CreateShortCut "$SMPROGRAMS\$(PROGRAM).lnk" "$INSTDIR\shortage-app.exe"

  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "$(PROGRAM)"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\shortage-app.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "Bruxelles Formation"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "Shortcut" "$SMPROGRAMS\$(PROGRAM).lnk"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S /$MultiUser.InstallMode'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Workspaces, settings and backups are the user's own: they stay.
Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING "shortage-app.exe"
  !insertmacro REFUSE_WHILE_RUNNING "shortage-app-cli.exe"
  ReadRegStr $0 SHCTX "${UNINSTALL}" "Shortcut"
  Delete "$0"
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "Software\Classes\${KIND}"
  DeleteRegKey SHCTX "Software\Classes\.shortage"
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey SHCTX "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
