#pragma once
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

// libxlsxwriter writes to a path only. This is a file in memory without a name, gone with its descriptor, so that nothing of a
// workbook is ever left on a disk: it is reached as /proc/self/fd/<descriptor>. 1 = MFD_CLOEXEC.
static inline int kz_nameless_file(void) { return (int)syscall(SYS_memfd_create, "workbook", 1u); }
