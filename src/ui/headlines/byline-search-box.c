/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-box.h"

#include <glib/gi18n.h>

#include "byline-search-completion.h"
#include "byline-signal.h"

struct _BylineSearchBox {
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkWidget *rank;
  GtkWidget *problem;
  GtkWidget *completion;
  gboolean setting; /* what changes is the owner's doing */
};

G_DEFINE_FINAL_TYPE (BylineSearchBox, byline_search_box, ADW_TYPE_BIN)

enum { CHANGED, ACTIVATE, STOP, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
cut (const char *text, guint start, guint end)
{
  glong length = g_utf8_strlen (text, -1);

  start = MIN (start, (guint) length);
  end = CLAMP (end, start, (guint) length);
  return g_utf8_substring (text, start, end);
}

static char *
describe (const char *text, const BylineSearchProblem *problem)
{
  g_autofree char *part = cut (text, problem->start, problem->end);

  switch (problem->code)
    {
    case BYLINE_SEARCH_PROBLEM_UNKNOWN_STATE:
      /* Translators: the words unread, read, saved, today, muted are typed as they stand here */
      return g_strdup_printf (
        _ ("Unknown filter “%s”. Use is:unread, is:read, is:saved, is:today or is:muted."), part);
    case BYLINE_SEARCH_PROBLEM_BAD_DATE:
      return g_strdup_printf (_ ("Invalid date in “%s”. Write dates like 2026-01-31 or 2026-01."),
                              part);
    case BYLINE_SEARCH_PROBLEM_NO_VALUE:
      return g_strdup_printf (_ ("Enter a value after “%s”."), part);
    case BYLINE_SEARCH_PROBLEM_UNCLOSED_QUOTE:
      return g_strdup (_ ("Add a closing quotation mark."));
    case BYLINE_SEARCH_PROBLEM_TOO_MANY:
      return g_strdup (_ ("Too many search terms. The last ones are ignored."));
    case BYLINE_SEARCH_PROBLEM_ONLY_EXCLUDED:
      return g_strdup (_ ("Add a word to search for. This search only excludes words."));
    case BYLINE_SEARCH_PROBLEM_EMPTY:
      return g_strdup (_ ("Enter at least one word to search for."));
    }

  return g_strdup (problem->message);
}

char *
byline_search_box_describe_problems (const char *text)
{
  g_autoptr (BylineSearchQuery) query = NULL;

  if (text == NULL || text[0] == '\0')
    return NULL;

  query = byline_search_query_parse (text);
  if (query->problems->len == 0)
    return NULL;

  return describe (text, query->problems->pdata[0]);
}

static void
update (BylineSearchBox *self)
{
  const char *text = byline_search_box_get_text (self);
  g_autofree char *problem = byline_search_box_describe_problems (text);
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse (text);

  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_set_visible (self->rank, byline_search_query_has_words (query));
}

static void
search_changed_cb (BylineSearchBox *self)
{
  update (self);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
ranked_cb (BylineSearchBox *self)
{
  gboolean ranked = byline_search_box_get_ranked (self);
  const char *text = ranked ? _ ("Newest First") : _ ("Best Matches First");

  gtk_widget_set_tooltip_text (self->rank, text);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (BylineSearchBox *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
stop_cb (BylineSearchBox *self)
{
  g_signal_emit (self, signals[STOP], 0);
}

static void
byline_search_box_dispose (GObject *object)
{
  BylineSearchBox *self = BYLINE_SEARCH_BOX (object);

  g_clear_pointer (&self->completion, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_search_box_parent_class)->dispose (object);
}

static void
byline_search_box_class_init (BylineSearchBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_search_box_dispose;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[ACTIVATE] = byline_signal_new (klass, "activate", 0);
  signals[STOP] = byline_signal_new (klass, "stop", 0);
}

static void
make_entry (BylineSearchBox *self)
{
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "search-delay", 150, "placeholder-text", _ ("Search stories"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search stories"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_cb), self,
                           G_CONNECT_SWAPPED);

  self->completion = byline_search_completion_new (GTK_EDITABLE (self->entry));
  gtk_widget_set_parent (self->completion, GTK_WIDGET (self));
}

static void
byline_search_box_init (BylineSearchBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  make_entry (self);
  self->rank = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->rank), "byline-rank-symbolic");
  gtk_widget_add_css_class (self->rank, "flat");
  gtk_widget_hide (self->rank);
  gtk_widget_set_tooltip_text (self->rank, _ ("Best Matches First"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rank), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Best Matches First"), -1);
  g_signal_connect_object (self->rank, "toggled", G_CALLBACK (ranked_cb), self, G_CONNECT_SWAPPED);

  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->problem), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 30);
  gtk_widget_add_css_class (self->problem, "search-problem");
  gtk_widget_hide (self->problem);

  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->rank);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_widget_set_hexpand (box, TRUE);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
byline_search_box_set_library (BylineSearchBox *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_SEARCH_BOX (self));

  byline_search_completion_set_library (BYLINE_SEARCH_COMPLETION (self->completion), library);
}

GtkWidget *
byline_search_box_get_entry (BylineSearchBox *self)
{
  g_return_val_if_fail (BYLINE_IS_SEARCH_BOX (self), NULL);

  return self->entry;
}

const char *
byline_search_box_get_text (BylineSearchBox *self)
{
  g_return_val_if_fail (BYLINE_IS_SEARCH_BOX (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
byline_search_box_set_text (BylineSearchBox *self, const char *text)
{
  BylineSearchCompletion *completion;
  gboolean setting;

  g_return_if_fail (BYLINE_IS_SEARCH_BOX (self));

  setting = self->setting;
  if (g_strcmp0 (byline_search_box_get_text (self), text != NULL ? text : "") == 0)
    return;

  completion = BYLINE_SEARCH_COMPLETION (self->completion);
  byline_search_completion_block (completion, TRUE);
  /* The entry is empty for a moment, and says so at once: that is no search that anybody wants. */
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->setting = setting;
  byline_search_completion_block (completion, FALSE);
  update (self);
}

gboolean
byline_search_box_get_ranked (BylineSearchBox *self)
{
  g_return_val_if_fail (BYLINE_IS_SEARCH_BOX (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->rank));
}

void
byline_search_box_set_ranked (BylineSearchBox *self, gboolean ranked)
{
  g_return_if_fail (BYLINE_IS_SEARCH_BOX (self));

  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->rank), ranked);
  self->setting = FALSE;
}
