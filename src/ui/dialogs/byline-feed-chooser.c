/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-chooser.h"

#include <glib/gi18n.h>

#include "byline-signal.h"

#include "byline-clock.h"
#include "byline-time-text.h"

/* Of the feeds to choose from, this many are seen without scrolling, at least. */
#define SHOWN_ROWS 4
#define ROW_HEIGHT 56
/* Room for the list's shadow, as style.css has it. */
#define LIST_MARGIN 8
#define MAX_HEIGHT 280

struct _BylineFeedChooser {
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkListBox *list;
  GPtrArray *candidates; /* nullable: of BylineFeedCandidate */
  GPtrArray *checks;     /* of GtkCheckButton, one for each candidate; none for a single one */
  GtkCheckButton *all;   /* nullable: checks all sections */
  gboolean is_single;    /* one of them is chosen, no more */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (BylineFeedChooser, byline_feed_chooser, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Neither comments nor a second format of what is there. */
static gboolean
is_section (const BylineFeedCandidate *candidate)
{
  return !candidate->is_comments && !candidate->is_alternate;
}

/* Says at "All sections" whether all, none or some of them are checked. */
static void
update_all (BylineFeedChooser *self)
{
  guint n_sections = 0;
  guint n_checked = 0;

  if (self->all == NULL)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (is_section (g_ptr_array_index (self->candidates, i)))
      {
        n_sections++;
        n_checked += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
      }
  gtk_check_button_set_active (self->all, n_checked == n_sections);
  gtk_check_button_set_inconsistent (self->all, n_checked > 0 && n_checked < n_sections);
}

static void
toggled_cb (GtkCheckButton *check, BylineFeedChooser *self)
{
  if (self->is_updating)
    return;
  self->is_updating = TRUE;
  if (check == self->all)
    for (guint i = 0; i < self->checks->len; i++)
      if (is_section (g_ptr_array_index (self->candidates, i)))
        gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                     gtk_check_button_get_active (check));
  update_all (self);
  self->is_updating = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkCheckButton *
add_check (BylineFeedChooser *self, GtkWidget *row, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return GTK_CHECK_BUTTON (check);
}

static char *
dup_facts (const BylineFeedCandidate *candidate)
{
  g_autofree char *newest = NULL;
  g_autofree char *count = NULL;

  if (candidate->is_unread)
    return g_strdup (_ ("Not checked yet"));
  count = g_strdup_printf (ngettext ("%'u story", "%'u stories", candidate->n_items),
                           candidate->n_items);
  if (candidate->newest == 0 || candidate->is_page)
    return g_steal_pointer (&count);
  newest = byline_time_text_relative (candidate->newest, byline_clock_now ());
  /* Translators: the first is a number of stories, the second when the newest of them came, such as
   * "5 min" or "20 Nov" */
  return g_strdup_printf (_ ("%s, the newest: %s"), count, newest);
}

static GtkWidget *
make_row (const BylineFeedCandidate *candidate)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (candidate);
  g_autofree char *title =
    g_markup_escape_text (candidate->title != NULL ? candidate->title : candidate->url, -1);
  g_autofree char *subtitle = NULL;

  if (candidate->is_alternate)
    subtitle = g_markup_printf_escaped ("%s · %s", _ ("The same stories in another format"),
                                        candidate->url);
  else
    subtitle = g_markup_printf_escaped ("%s · %s", facts, candidate->url);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_tooltip_text (row, candidate->url);
  return row;
}

static void
add_row_of_all (BylineFeedChooser *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("All Sections"));
  self->all = add_check (self, row, _ ("All Sections"));
  gtk_list_box_append (self->list, row);
}

static void
add_candidate (BylineFeedChooser *self, const BylineFeedCandidate *candidate)
{
  GtkWidget *row = make_row (candidate);
  GtkCheckButton *check;

  gtk_list_box_append (self->list, row);
  /* What stands alone is no choice among several. */
  if (self->candidates->len == 1)
    return;
  check = add_check (self, row, candidate->title != NULL ? candidate->title : candidate->url);
  if (self->checks->len == 0)
    gtk_check_button_set_active (check, TRUE);
  else if (self->is_single)
    gtk_check_button_set_group (check, g_ptr_array_index (self->checks, 0));
  g_ptr_array_add (self->checks, check);
}

void
byline_feed_chooser_set_single (BylineFeedChooser *self)
{
  g_return_if_fail (BYLINE_IS_FEED_CHOOSER (self));

  self->is_single = TRUE;
}

void
byline_feed_chooser_set_candidates (BylineFeedChooser *self, GPtrArray *candidates)
{
  GtkWidget *child;
  guint n_sections = 0;
  guint n_rows;

  g_return_if_fail (BYLINE_IS_FEED_CHOOSER (self));
  g_return_if_fail (candidates != NULL && candidates->len > 0);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->checks, 0);
  self->all = NULL;
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->candidates = g_ptr_array_ref (candidates);

  self->is_updating = TRUE;
  for (guint i = 0; i < candidates->len; i++)
    n_sections += is_section (g_ptr_array_index (candidates, i));
  if (n_sections > 1 && !self->is_single)
    add_row_of_all (self);
  for (guint i = 0; i < candidates->len; i++)
    add_candidate (self, g_ptr_array_index (candidates, i));
  update_all (self);
  self->is_updating = FALSE;

  /* The window does not grow by itself: some of them are to be seen, and that there are more. */
  n_rows = candidates->len + (self->all != NULL);
  gtk_scrolled_window_set_min_content_height (
    self->scrolled,
    MIN (n_rows, SHOWN_ROWS) * ROW_HEIGHT + (n_rows > SHOWN_ROWS ? ROW_HEIGHT / 2 : LIST_MARGIN));
}

GPtrArray *
byline_feed_chooser_get_chosen (BylineFeedChooser *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  g_return_val_if_fail (BYLINE_IS_FEED_CHOOSER (self), chosen);

  for (guint i = 0; self->candidates != NULL && i < self->candidates->len; i++)
    if (self->checks->len == 0 || gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (self->candidates, i));
  return chosen;
}

static void
byline_feed_chooser_dispose (GObject *object)
{
  BylineFeedChooser *self = BYLINE_FEED_CHOOSER (object);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (byline_feed_chooser_parent_class)->dispose (object);
}

static void
byline_feed_chooser_class_init (BylineFeedChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_feed_chooser_dispose;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
}

static void
byline_feed_chooser_init (BylineFeedChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  self->list = GTK_LIST_BOX (list);
  self->checks = g_ptr_array_new ();
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (scrolled, "candidates");
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scrolled, MAX_HEIGHT);
  gtk_scrolled_window_set_child (self->scrolled, list);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
