/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A probe that the benchmarks preload into a GTK program (LD_PRELOAD). It takes the place of the main context's poll function and so sees how much
 * CPU time the main thread uses between two polls: all callbacks of one turn of the main loop; and how much of that GTK draws, which is the frame
 * clock's time between its layout and its end. When the loop has been quiet for a second after the
 * first frame, it writes what it saw to $BYLINE_PROBE_FILE as JSON. SIGUSR1 starts the count of the longest turn anew and writes at the next rest.
 *
 * $BYLINE_PROBE_STEPS: "row N; section NAME; author NAME; clear": what is chosen in Byline's window (N: a row of the sidebar, from 0), one at
 * each rest before that. Of each it
 * says what was used until the frame in which its first rows were drawn.
 *
 * "presses" in what is written: of each press of the key J, which opens a story, the CPU of the main thread and of all until the frame in which
 * the text of Byline's reading view was another one, or scrolled.
 *
 * $BYLINE_PROBE_TURNS: any value: long turns are told on standard error as they come. */
#include <gtk/gtk.h>

#include <dlfcn.h>
#include <signal.h>
#include <time.h>

#define QUIET_SECONDS 1.0
#define QUIET_CPU 0.005
#define LONG_TURN 0.008

static struct {
  double started_wall;
  double first_frame_wall;
  double first_frame_cpu;
  double turn_started_cpu;
  double longest_turn_cpu;
  double longest_work_cpu; /* as that, without drawing */
  double drawing_since_cpu;
  double drawing_cpu; /* of this turn */
  double rest_since_wall;
  double rest_cpu;
  double idle_cpu;
  gboolean written;
} probe;

static volatile sig_atomic_t restart;

/* The filters that are chosen in turn. */
static struct {
  GtkWidget *window;
  GtkWidget *headlines; /* the list view of stories */
  GtkWidget *sidebar;
  char **steps; /* nullable */
  guint next;
  gboolean waiting; /* for the rows of the step before @next */
  gboolean rows_came;
  double wall;
  double cpu;
  double main_cpu;
  GString *report;
} choice;

/* The key that opens stories. */
static struct {
  GtkWidget *text; /* nullable: the reading view's */
  gboolean waiting;
  gboolean text_came;
  double cpu;
  double main_cpu;
  GString *report;
} press;

static double
read_clock (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);

  return time.tv_sec + time.tv_nsec / 1e9;
}

/* --- Choosing filters --- */

/* Tells the list views by what their first row is. */
static void
find_lists (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    {
      GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget)));
      GObject *row = rows != NULL ? g_list_model_get_item (rows, 0) : NULL;

      if (row != NULL && g_str_equal (G_OBJECT_TYPE_NAME (row), "BylineStoryItem"))
        choice.headlines = widget;
      if (row != NULL && g_str_has_prefix (G_OBJECT_TYPE_NAME (row), "BylineSidebar"))
        choice.sidebar = widget;
      g_clear_object (&row);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_lists (child);
}

static void
rows_changed_cb (GListModel *model, guint position, guint removed, guint added)
{
  choice.rows_came = TRUE;
}

static gboolean
find_window (void)
{
  if (choice.headlines != NULL)
    return TRUE;
  find_lists (choice.window);
  if (choice.headlines == NULL || choice.sidebar == NULL)
    return FALSE;
  g_signal_connect (gtk_list_view_get_model (GTK_LIST_VIEW (choice.headlines)), "items-changed",
                    G_CALLBACK (rows_changed_cb), NULL);
  return TRUE;
}

/* Returns: whether a filter was chosen; what it costs is counted from here. */
static gboolean
choose_next (void)
{
  g_auto (GStrv) words = NULL;

  if (choice.steps == NULL || choice.steps[choice.next] == NULL || !find_window ())
    return FALSE;
  words = g_strsplit (g_strstrip (choice.steps[choice.next]), " ", 2);
  choice.next++;
  choice.waiting = TRUE;
  choice.rows_came = FALSE;
  choice.wall = read_clock (CLOCK_MONOTONIC);
  choice.cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  choice.main_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
  if (g_str_equal (words[0], "clear"))
    gtk_widget_activate_action (choice.window, "win.clear-filter", NULL);
  else if (g_str_equal (words[0], "row"))
    gtk_widget_activate_action (choice.sidebar, "list.activate-item", "u",
                                (guint) g_ascii_strtoull (words[1], NULL, 10));
  else
    gtk_widget_activate_action (choice.window, "win.filter-add", "(ss)", words[0], words[1]);
  return TRUE;
}

static void
look_for_rows (void)
{
  if (!choice.waiting || !choice.rows_came)
    return;
  choice.waiting = FALSE;
  g_string_append_printf (choice.report, "%s{\"cpu\": %.4f, \"main_cpu\": %.4f, \"wall\": %.4f}",
                          choice.report->len > 0 ? ", " : "",
                          read_clock (CLOCK_PROCESS_CPUTIME_ID) - choice.cpu,
                          read_clock (CLOCK_THREAD_CPUTIME_ID) - choice.main_cpu,
                          read_clock (CLOCK_MONOTONIC) - choice.wall);
}

/* --- Opening stories --- */

static void
text_came_cb (void)
{
  press.text_came = TRUE;
}

static GtkWidget *
find_text (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "BylineDocumentView"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child);
  return found;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer window)
{
  if (keyval != GDK_KEY_j)
    return FALSE;
  if (press.text == NULL)
    {
      press.text = find_text (window);
      if (press.text == NULL)
        return FALSE;
      g_signal_connect (press.text, "notify::buffer", text_came_cb, NULL);
      g_signal_connect (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (press.text)),
                        "value-changed", text_came_cb, NULL);
    }
  press.waiting = TRUE;
  press.text_came = FALSE;
  press.cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  press.main_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
  return FALSE;
}

static void
look_for_text (void)
{
  if (!press.waiting || !press.text_came)
    return;
  press.waiting = FALSE;
  g_string_append_printf (press.report, "%s{\"cpu\": %.4f, \"main_cpu\": %.4f}",
                          press.report->len > 0 ? ", " : "",
                          read_clock (CLOCK_PROCESS_CPUTIME_ID) - press.cpu,
                          read_clock (CLOCK_THREAD_CPUTIME_ID) - press.main_cpu);
}

static void
watch_keys (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), window);
  gtk_widget_add_controller (window, keys);
}

/* --- Watching --- */

static void
write_report (void)
{
  const char *path = g_getenv ("BYLINE_PROBE_FILE");
  g_autofree char *json = NULL;

  probe.written = TRUE;
  if (path == NULL)
    return;

  json = g_strdup_printf ("{\"first_frame_wall\": %.4f, \"first_frame_cpu\": %.4f, "
                          "\"idle_cpu\": %.4f, \"longest_turn_cpu\": %.4f, "
                          "\"longest_work_cpu\": %.4f, \"filters\": [%s], \"presses\": [%s]}\n",
                          probe.first_frame_wall - probe.started_wall, probe.first_frame_cpu,
                          probe.idle_cpu, probe.longest_turn_cpu, probe.longest_work_cpu,
                          choice.report->str, press.report->str);
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
    {
      if (choose_next ())
        probe.rest_since_wall = wall;
      else
        write_report ();
    }
}

static gint
poll_and_watch (GPollFD *fds, guint n_fds, gint timeout)
{
  double turn = read_clock (CLOCK_THREAD_CPUTIME_ID) - probe.turn_started_cpu;
  double work = turn - probe.drawing_cpu;
  gint result;

  if (probe.first_frame_wall != 0)
    {
      probe.longest_turn_cpu = MAX (probe.longest_turn_cpu, turn);
      probe.longest_work_cpu = MAX (probe.longest_work_cpu, work);
    }
  if (turn > LONG_TURN && g_getenv ("BYLINE_PROBE_TURNS") != NULL)
    g_printerr ("%.3f: a turn of %.1f ms, %.1f of them drawing\n",
                read_clock (CLOCK_MONOTONIC) - probe.started_wall, turn * 1000,
                probe.drawing_cpu * 1000);
  if (restart)
    {
      restart = 0;
      probe.longest_turn_cpu = 0;
      probe.longest_work_cpu = 0;
      probe.rest_cpu = 0;
      probe.written = FALSE;
    }
  look_for_rest ();

  if (!probe.written && (timeout < 0 || timeout > 100))
    timeout = 100;
  result = g_poll (fds, n_fds, timeout);
  probe.turn_started_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
  probe.drawing_cpu = 0;

  return result;
}

/* The last of those who are told: all sizes are given out. */
static void
layout_cb (GdkFrameClock *clock, gpointer user_data)
{
  probe.drawing_since_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  if (probe.drawing_since_cpu >= probe.turn_started_cpu)
    probe.drawing_cpu += read_clock (CLOCK_THREAD_CPUTIME_ID) - probe.drawing_since_cpu;
  look_for_rows ();
  look_for_text ();
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
  /* clang-format off */
  typedef void (*PresentFunc) (GtkWindow *window);
  /* clang-format on */
  static PresentFunc present;
  GdkFrameClock *clock;

  if (present == NULL)
    {
      *(void **) &present = dlsym (RTLD_NEXT, "gtk_window_present");
      g_main_context_set_poll_func (NULL, poll_and_watch);
      probe.turn_started_cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
    }
  present (window);

  choice.window = GTK_WIDGET (window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  if (clock != NULL && probe.first_frame_wall == 0)
    {
      watch_keys (GTK_WIDGET (window));
      g_signal_connect (clock, "layout", G_CALLBACK (layout_cb), NULL);
      g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
    }
}

__attribute__ ((constructor)) static void
start_probe (void)
{
  const char *steps = g_getenv ("BYLINE_PROBE_STEPS");

  probe.started_wall = read_clock (CLOCK_MONOTONIC);
  choice.steps = steps != NULL ? g_strsplit (steps, ";", -1) : NULL;
  choice.report = g_string_new (NULL);
  press.report = g_string_new (NULL);
  signal (SIGUSR1, restart_cb);
}
