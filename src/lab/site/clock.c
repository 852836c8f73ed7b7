/*
 * A wall clock that can be set while a program runs, for that program alone: the seconds in the file
 * LAB_CLOCK are added to the time of day. The monotonic clock stays as it is, as when a real clock is
 * set; libfaketime cannot do that to a JVM, whose waits it breaks.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int file = -1;

__attribute__((constructor)) static void open_file(void) {
  const char *name = getenv("LAB_CLOCK");
  if (name) file = open(name, O_RDONLY | O_CLOEXEC);
}

static long ahead(void) {
  char text[24] = "";
  if (file < 0 || pread(file, text, sizeof text - 1, 0) <= 0) return 0;
  return strtol(text, 0, 10);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = (int)syscall(SYS_clock_gettime, clock, now);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += ahead();
  return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec time;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &time)) return -1;
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}
