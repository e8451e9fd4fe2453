"""The words people write for a cause, a gender, a level …, in French, Dutch and English; compared by fold()."""

from shortage_app.domain.inputs.table import spelled

CAUSE_SPELLINGS = {
    "quantitative": spelled(
        "quantitatif | quantitatifs | quantitative | quantitatives | quanti | quantité | kwantitatief | kwantitatieve"
        " | kwanti | qt | qn | quant | kt | kwant | manque de main-d'œuvre | manque de main-d'œuvre disponible"
        " | manque de candidats | pénurie de main-d'œuvre | gebrek aan kandidaten | tekort aan kandidaten"
        " | cause quantitative | quantity"
    ),
    "qualitative": spelled(
        "qualitatif | qualitatifs | qualitatives | quali | qualité | kwalitatief | kwalitatieve | kwali | ql | qual"
        " | kl | kwal | lien formation-emploi | profil | compétences | competenties | cause qualitative | quality"
    ),
    "working_conditions": spelled(
        "conditions de travail | condition de travail | conditions | conditions de travail contraignantes | ct | cdt"
        " | arbeidsomstandigheden | arbeidsvoorwaarden | ao | av | wc | working conditions"
        " | specifieke arbeidsomstandigheden"
    ),
}
GENDER_SPELLINGS = {
    "female": spelled(
        "f | femme | femmes | féminin | fille | mme | v | vrouw | vrouwen | vrouwelijk | woman | women | fem"
    ),
    "male": spelled("m | h | homme | hommes | masculin | garçon | man | mannen | mannelijk | men | masc"),
    "other": spelled(
        "x | autre | autres | ander | andere | anders | non-binaire | non-binair | non binary | diverse | divers"
    ),
    "unknown": spelled(
        "inconnu | inconnue | non précisé | non précisée | non renseigné | nsp | onbekend | niet bekend | not known"
        " | missing | ?"
    ),
}
EDUCATION_SPELLINGS = {
    "first_degree_or_less": spelled(
        "≤ 1er degré | max. 1er degré | 1er degré | premier degré | 1er degré ou moins | 1er degré secondaire | cesi"
        " | ceb | primaire | max. 1er degré secondaire | au plus 1er degré | sans diplôme | cess 1er degré"
        " | enseignement primaire | ≤ 1e graad | max. 1e graad | 1e graad | 1ste graad | eerste graad"
        " | lager onderwijs | lager | geen diploma | first degree or less | lower secondary or less"
        " | ≤ 1st stage secondary | 1st stage secondary | lager secundair | secondaire 1er degré"
    ),
    "second_degree": spelled(
        "2e degré | 2ème degré | deuxième degré | 2e degré secondaire | secondaire 2e degré | secondaire 2ème degré"
        " | ces2d | cesdd | 2e graad | 2de graad | tweede graad | second degree | 2nd stage secondary"
        " | secondaire inférieur | 2ième degré"
    ),
    "upper_secondary": spelled(
        "cess | ghso | secondaire supérieur | hoger secundair | hoger secundair onderwijs | upper secondary"
        " | 3e degré | 3ème degré | troisième degré | 3e graad | 3de graad | derde graad | upper secondary (cess)"
        " | cess ou équivalent | secondaire 3e degré"
    ),
    "higher": spelled(
        "supérieur | enseignement supérieur | études supérieures | hoger onderwijs | hoger | higher education"
        " | tertiary | sup"
    ),
    "abroad_not_recognised": spelled(
        "étranger sans équivalence | étranger | étrangères sans équivalence | autre sans équivalence"
        " | sans équivalence | études à l'étranger | étude à l'étranger sans équivalence"
        " | diplôme étranger non reconnu | études étrangères | buitenland zonder gelijkschakeling | buitenland"
        " | zonder gelijkschakeling | niet-erkend buitenlands diploma | abroad, no equivalence | abroad"
        " | abroad without equivalence | abroad not recognised"
    ),
    "unknown": spelled(
        "inconnu | inconnue | non précisé | non renseigné | indéterminé | nsp | onbekend | niet bekend | not known"
        " | missing | ?"
    ),
}
STRENGTH_SPELLINGS = {
    "direct": spelled("directe | lien direct | direct link | rechtstreeks | rechtstreeks verband | d | fort | étroit"),
    "indirect": spelled(
        "indirecte | lien indirect | indirect link | onrechtstreeks | onrechtstreeks verband | i | faible"
    ),
}
VERDICT_SPELLINGS = {
    **STRENGTH_SPELLINGS,
    "none": spelled(
        "refusé | refusée | rejeté | rejetée | aucun | aucun lien | geweigerd | geen | geen verband | refused | no link"
        " | lien refusé | verband geweigerd | link refused"
    ),
    "aside": spelled("mis de côté | mise de côté | mettre de côté | terzijde gelegd | opzijleggen | put aside"),
}
LINK_SPELLINGS = {
    **STRENGTH_SPELLINGS,
    "none": spelled(
        "aucun | aucune | aucun lien | non lié | non liée | sans lien | geen | geen verband | no link | not linked"
    ),
}
PROVIDER_TYPE_SPELLINGS = {
    "own_centre": spelled(
        "centre | centre propre | propre | centre bf | bruxelles formation | régie | en propre | eigen centrum"
        " | eigen | centrum | own centre | own center"
    ),
    "partner": spelled("partenaire | partenaires | partner | opérateur partenaire | conventionné | oisp | convention"),
    "other": spelled("autre | autres | autre opérateur | ander | andere | andere verstrekker | other provider"),
}
TRAINING_TYPE_SPELLINGS = {
    "qualifying": spelled(
        "formation qualifiante | qualifiante | qualifiant | formations qualifiantes | kwalificerende opleiding"
        " | kwalificerend | qualifying training | fq"
    ),
    "upskilling": spelled("perfectionnement | formation de perfectionnement | bijscholing | bijscholen | vervolmaking"),
    "specific_skills": spelled(
        "compétences spécifiques | compétence spécifique | specifieke vaardigheden | specifieke competenties"
        " | specific skill"
    ),
    "in_company": spelled(
        "formation en entreprise | en entreprise | entreprise | formation par le travail | fpi | fpi-e | fpie | ffi"
        " | ibo | stage | alternance | opleiding in een onderneming | opleiding in bedrijf"
        " | opleiding in de onderneming | in-company training"
    ),
    "pre_training": spelled(
        "préformation | pré-formation | vooropleiding | voortraject | pretraining | préqualification"
    ),
    "basic": spelled(
        "formation de base | base | alphabétisation | remise à niveau | basisopleiding | basis | basic training"
    ),
    "language": spelled(
        "langues | langue | formation en langues | formation linguistique | cours de langue | taalopleiding | taal"
        " | talen | language training | languages"
    ),
    "orientation": spelled(
        "détermination | orientation professionnelle | bilan | oriëntatie | beroepsoriëntatie | guidance"
    ),
    "validation": spelled(
        "validation des compétences | vdc | validation | erkenning van de competenties | erkenning van competenties"
        " | evc | validation of competences"
    ),
}
RELATION_SPELLINGS = {
    "same": spelled("identique | inchangé | idem | égal | zelfde | ongewijzigd | identiek | equal | unchanged | 1-1"),
    "renamed": spelled("renommé | renommée | hernoemd | nouveau nom | nieuwe naam | rename"),
    "merged": spelled("fusionné | fusionnée | fusion | regroupé | samengevoegd | merge | n-1"),
    "split": spelled("scindé | scindée | scission | éclaté | gesplitst | splitsing | 1-n"),
    "broader": spelled("plus large | élargi | ruimer | breder | wider | partiel"),
}
MEASURE_SPELLINGS = {
    "positive_exit": spelled("sortie positive | sorties positives | positieve uitstroom"),
    "exit_to_work": spelled(
        "sortie vers l'emploi, total | sortie vers l'emploi | uitstroom naar werk, totaal | uitstroom naar werk"
        " | exit to work"
    ),
    "exit_to_work_1m": spelled(
        "sortie vers l'emploi, min. 1 mois | sortie vers l'emploi d'au moins un mois"
        " | uitstroom naar werk, min. 1 maand"
    ),
    "durability": spelled("durabilité 12 mois | durabilité | duurzaamheid 12 maanden | duurzaamheid"),
    "delay_0_3": spelled("premier emploi en 0–3 mois | eerste baan binnen 0–3 maanden"),
    "delay_3_6": spelled("premier emploi en 3–6 mois | eerste baan binnen 3–6 maanden"),
    "delay_6_12": spelled("premier emploi en 6–12 mois | eerste baan binnen 6–12 maanden"),
}
DECISION_KIND_SPELLINGS = {
    "study_training": spelled(
        "étudier une formation | étude | étude d'une formation | nouvelle formation | créer une formation"
        " | opleiding onderzoeken | nieuwe opleiding | new training | study a training | study a new training"
    ),
    "partner": spelled(
        "partenaire | partenariat | chercher un partenaire | recherche de partenaire | partner zoeken | partnerschap"
        " | seek a partner | partnership"
    ),
    "validation": spelled(
        "validation | validation des compétences | valider des compétences | valider les compétences"
        " | erkenning van de competenties"
        " | competenties erkennen | validate competences | validation of competences"
    ),
    "more_places": spelled(
        "places | plus de places | augmenter les places | places supplémentaires | meer plaatsen"
        " | bijkomende plaatsen | more places | enlarge places"
    ),
    "information": spelled("information | informer | sensibilisation | informeren | informatie | inform"),
    "no_action": spelled("aucune | aucune action | rien | néant | geen | geen actie | none | no action | nothing"),
}
DECISION_STATE_SPELLINGS = {
    "open": spelled("à faire | ouvert | ouverte | décidé | décidée | te doen | open | beslist | to do"),
    "in_progress": spelled("en cours | lopend | lopende | bezig | in uitvoering | in progress | ongoing"),
    "done": spelled(
        "fait | faite | réalisé | réalisée | terminé | terminée | clôturé | clôturée | uitgevoerd | afgerond | klaar"
        " | done | carried out | closed"
    ),
    "dropped": spelled("abandonné | abandonnée | annulé | annulée | opgegeven | geannuleerd | dropped | cancelled"),
    "carried": spelled("reporté | reportée | overgedragen | carried over"),
}
