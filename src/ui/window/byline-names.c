/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-names.h"

#include <glib/gi18n.h>

#include "byline-library-sections.h"
#include "byline-filter-text.h"

struct _BylineNames {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineFilterHistory *history;
  BylineCountsMonitor *counts;
};

G_DEFINE_FINAL_TYPE (BylineNames, byline_names, G_TYPE_OBJECT)

/* Something that the user decided, on its way to the library, and then what undoes it. */
typedef struct {
  BylineNames *names;
  GPtrArray *next; /* of BylineRule: what undoes it, or does it again; NULL until it is done */
  char *text;      /* nullable: what the toast says */
  BylineRuleKind kind;
  char *from; /* nullable: the name that @to takes the place of */
  char *to;
  gboolean renamed; /* it did so in the filter that is shown */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->names);
  g_clear_pointer (&change->next, g_ptr_array_unref);
  g_free (change->text);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
byline_names_finalize (GObject *object)
{
  BylineNames *self = BYLINE_NAMES (object);

  g_clear_object (&self->context);
  g_clear_object (&self->history);
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (byline_names_parent_class)->finalize (object);
}

static void
byline_names_class_init (BylineNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_names_finalize;
}

static void
byline_names_init (BylineNames *self)
{
}

static void
send_rules (BylineNames *self, GPtrArray *rules, GAsyncReadyCallback callback, gpointer user_data)
{
  byline_library_apply_rules_async (byline_window_context_get_library (self->context), rules,
                                    byline_window_context_get_cancellable (self->context), callback,
                                    user_data);
}

/* The rules that undo a change are those that its undoing is undone by. */
static void
change_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (BylineWindowContext) context = g_object_ref (change->names->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    next = byline_library_apply_rules_finish (BYLINE_LIBRARY (source), result, &error);

  if (next != NULL)
    {
      g_ptr_array_unref (change->next);
      change->next = g_steal_pointer (&next);
    }
  byline_window_context_show_error (context, error);
  byline_undo_done (byline_window_context_get_undo (context), error);
}

static void
apply_change (BylineUndo *undo, gpointer act, gboolean again)
{
  Change *change = act;

  send_rules (change->names, change->next, change_applied_cb, change);
  if (change->renamed)
    byline_filter_history_rename (change->names->history, change->kind,
                                  again ? change->from : change->to,
                                  again ? change->to : change->from);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (BylineNames) self = g_object_ref (change->names);
  g_autoptr (GError) error = NULL;

  change->next = byline_library_apply_rules_finish (BYLINE_LIBRARY (source), result, &error);
  if (change->next == NULL)
    byline_window_context_show_error (self->context, error);
  if (change->next == NULL || byline_window_context_get_window (self->context) == NULL)
    return;

  change->renamed = change->from != NULL && change->to != NULL &&
                    byline_filter_history_rename (self->history, change->kind, change->from,
                                                  change->to);
  byline_window_context_add_act (self->context, change->text, change->text != NULL, apply_change,
                                 change, change_free);
  change = NULL;
}

static void
apply (BylineNames *self,
       GPtrArray *rules,
       char *text,
       BylineRuleKind kind,
       const char *from,
       const char *to)
{
  Change *change = g_new0 (Change, 1);

  change->names = g_object_ref (self);
  change->text = text;
  change->kind = kind;
  change->from = g_strdup (from);
  change->to = g_strdup (to);
  send_rules (self, rules, applied_cb, change);
}

BylineNames *
byline_names_new (BylineWindowContext *context,
                  BylineFilterHistory *history,
                  BylineCountsMonitor *counts)
{
  BylineNames *self = g_object_new (BYLINE_TYPE_NAMES, NULL);

  self->context = g_object_ref (context);
  self->history = g_object_ref (history);
  self->counts = g_object_ref (counts);
  return self;
}

BylineWindowContext *
byline_names_get_context (BylineNames *self)
{
  g_return_val_if_fail (BYLINE_IS_NAMES (self), NULL);

  return self->context;
}

char *
byline_names_get_label (BylineNames *self, BylineRuleKind kind, const char *name)
{
  g_return_val_if_fail (BYLINE_IS_NAMES (self), NULL);

  if (kind != BYLINE_RULE_KIND_PUBLICATION)
    return g_strdup (name);

  return g_strdup (
    byline_filter_text_publication (byline_counts_monitor_get_counts (self->counts), name));
}

void
byline_names_apply_rules (BylineNames *self, GPtrArray *rules, char *text)
{
  g_return_if_fail (BYLINE_IS_NAMES (self));

  apply (self, rules, text, BYLINE_RULE_KIND_FILTER, NULL, NULL);
}

void
byline_names_apply_rule (BylineNames *self, BylineRule *rule, char *text)
{
  byline_names_apply_rename (self, rule, text, NULL, NULL);
}

void
byline_names_apply_rename (BylineNames *self,
                           BylineRule *rule,
                           char *text,
                           const char *from,
                           const char *to)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  BylineRuleKind kind = rule->kind;

  g_return_if_fail (BYLINE_IS_NAMES (self));

  g_ptr_array_add (rules, rule);
  apply (self, rules, text, kind, from, to);
}
