/* A disk that fails: preloaded into a process, it lets writes, syncs and cuts of files fail from a call on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <sys/types.h>

static int left = -1, with, for_ever;

/* Let the call after `calls` more calls fail with `error`, and all that follow where `sticky`; -1: none. */
void fail_after(int calls, int error, int sticky) { left = calls; with = error; for_ever = sticky; }

static int fails(void) {
    if (left < 0) return 0;
    if (left > 0) { left--; return 0; }
    if (!for_ever) left = -1;
    errno = with;
    return 1;
}

#define NEXT(name) static __typeof__(&name) next; if (!next) next = dlsym(RTLD_NEXT, #name)

ssize_t pwrite(int file, const void *from, size_t size, off_t at);
ssize_t pwrite64(int file, const void *from, size_t size, off64_t at);
int fsync(int file);
int fdatasync(int file);
int ftruncate(int file, off_t size);
int ftruncate64(int file, off64_t size);

ssize_t pwrite(int file, const void *from, size_t size, off_t at) { NEXT(pwrite); return fails() ? -1 : next(file, from, size, at); }
ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) { NEXT(pwrite64); return fails() ? -1 : next(file, from, size, at); }
int fsync(int file) { NEXT(fsync); return fails() ? -1 : next(file); }
int fdatasync(int file) { NEXT(fdatasync); return fails() ? -1 : next(file); }
int ftruncate(int file, off_t size) { NEXT(ftruncate); return fails() ? -1 : next(file, size); }
int ftruncate64(int file, off64_t size) { NEXT(ftruncate64); return fails() ? -1 : next(file, size); }
