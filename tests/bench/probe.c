/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A probe that the benchmarks preload into a GTK program (LD_PRELOAD). It takes the place of the main context's poll function and so sees how much
 * CPU time the main thread uses between two polls: all callbacks of one turn of the main loop. When the loop has been quiet for a second after the
 * first frame, it writes what it saw to $BYLINE_PROBE_FILE as JSON. SIGUSR1 starts the count of the longest turn anew and writes at the next rest. */
#include <gtk/gtk.h>

#include <dlfcn.h>
#include <signal.h>
#include <time.h>

#define QUIET_SECONDS 1.0
#define QUIET_CPU 0.005

static struct {
  double started_wall;
  double first_frame_wall;
  double first_frame_cpu;
  double turn_started_cpu;
  double longest_turn_cpu;
  double rest_since_wall;
  double rest_cpu;
  double idle_cpu;
  gboolean written;
} probe;

static volatile sig_atomic_t restart;

static double
read_clock (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);

  return time.tv_sec + time.tv_nsec / 1e9;
}

static void
write_report (void)
{
  const char *path = g_getenv ("BYLINE_PROBE_FILE");
  g_autofree char *json = NULL;

  probe.written = TRUE;
  if (path == NULL)
    return;

  json = g_strdup_printf ("{\"first_frame_wall\": %.4f, \"first_frame_cpu\": %.4f, "
                          "\"idle_cpu\": %.4f, \"longest_turn_cpu\": %.4f}\n",
                          probe.first_frame_wall - probe.started_wall, probe.first_frame_cpu,
                          probe.idle_cpu, probe.longest_turn_cpu);
  g_file_set_contents (path, json, -1, NULL);
}

/* A blinking cursor or a fading scroll bar is rest, too: so a little CPU is let through. */
static void
look_for_rest (void)
{
  double wall = read_clock (CLOCK_MONOTONIC);
  double cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);

  if (probe.first_frame_wall == 0 || probe.written)
    return;
  if (cpu - probe.rest_cpu > QUIET_CPU)
    {
      probe.rest_cpu = cpu;
      probe.rest_since_wall = wall;
      probe.idle_cpu = cpu;
    }
  else if (wall - probe.rest_since_wall > QUIET_SECONDS)
    write_report ();
}

static gint
poll_and_watch (GPollFD *fds,
                guint    n_fds,
                gint     timeout)
{
  double turn = read_clock (CLOCK_THREAD_CPUTIME_ID) - probe.turn_started_cpu;
  gint result;

  if (probe.first_frame_wall != 0 && turn > probe.longest_turn_cpu)
    probe.longest_turn_cpu = turn;
  if (restart)
    {
      restart = 0;
      probe.longest_turn_cpu = 0;
      probe.rest_cpu = 0;
      probe.written = FALSE;
    }
  look_for_rest ();

  if (!probe.written && (timeout < 0 || timeout > 100))
    timeout = 100;
  result = g_poll (fds, n_fds, timeout);
  probe.turn_started_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);

  return result;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  if (probe.first_frame_wall != 0)
    return;

  probe.first_frame_wall = read_clock (CLOCK_MONOTONIC);
  probe.first_frame_cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static void
restart_cb (int signal_number)
{
  restart = 1;
}

/* Interposed: every program presents its first window. */
void
gtk_window_present (GtkWindow *window)
{
  static void (*present) (GtkWindow *window);
  GdkFrameClock *clock;

  if (present == NULL)
    {
      *(void **) &present = dlsym (RTLD_NEXT, "gtk_window_present");
      g_main_context_set_poll_func (NULL, poll_and_watch);
      probe.turn_started_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
    }
  present (window);

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  if (clock != NULL && probe.first_frame_wall == 0)
    g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

__attribute__ ((constructor))
static void
start_probe (void)
{
  probe.started_wall = read_clock (CLOCK_MONOTONIC);
  signal (SIGUSR1, restart_cb);
}
