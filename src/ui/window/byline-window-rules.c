/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-toast.h"

/* Something that the user decided, on its way to the library, and then what takes it back. */
typedef struct {
  GWeakRef window;
  GPtrArray *undo; /* of BylineRule; NULL until it is done */
  char *text;      /* nullable: what the toast says */
  BylineRuleKind kind;
  char *from; /* nullable: the name that @to takes the place of */
  char *to;
  gboolean renamed; /* it did so in the filter that is shown */
} Change;

static void
change_free (Change *self)
{
  g_weak_ref_clear (&self->window);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static void
change_closure_free (gpointer data, GClosure *closure)
{
  change_free (data);
}

/* The filter shows the name that is right now. Returns: whether it had the other one. */
static gboolean
rename_in_filter (BylineWindow *self, BylineRuleKind kind, const char *from, const char *to)
{
  g_autoptr (BylineFilter) filter = NULL;
  gboolean found;

  if (from == NULL || to == NULL || (kind != BYLINE_RULE_KIND_SECTION && kind != BYLINE_RULE_KIND_AUTHOR))
    return FALSE;

  filter = byline_filter_copy (_byline_window_get_filter (self));
  if (kind == BYLINE_RULE_KIND_SECTION)
    found = byline_filter_remove_section (filter, from);
  else
    found = byline_filter_remove_author (filter, from);
  if (!found)
    return FALSE;

  if (kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, to);
  else
    byline_filter_add_author (filter, to);
  _byline_window_replace_filter (self, filter);
  return TRUE;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    undo = byline_library_apply_rules_finish (BYLINE_LIBRARY (source), result, &error);

  if (self->stories != NULL && undo == NULL)
    _byline_window_show_error (self, error);
}

static void
undo_cb (AdwToast *toast, Change *change)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (&change->window);

  if (self == NULL || self->stories == NULL)
    return;

  byline_library_apply_rules_async (self->library, change->undo, self->cancellable, undone_cb,
                                    g_object_ref (self));
  if (change->renamed)
    rename_in_filter (self, change->kind, change->to, change->from);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (BylineWindow) self = g_weak_ref_get (&change->window);
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  change->undo = byline_library_apply_rules_finish (BYLINE_LIBRARY (source), result, &error);
  if (self == NULL || self->stories == NULL || change->undo == NULL || change->text == NULL)
    {
      if (self != NULL && self->stories != NULL && change->undo == NULL)
        _byline_window_show_error (self, error);
      change_free (change);
      return;
    }

  change->renamed = rename_in_filter (self, change->kind, change->from, change->to);
  toast = byline_toast_new (change->text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), change, change_closure_free,
                         0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
apply (BylineWindow *self,
       GPtrArray *rules,
       char *text,
       BylineRuleKind kind,
       const char *from,
       const char *to)
{
  Change *change = g_new0 (Change, 1);

  g_weak_ref_init (&change->window, self);
  change->text = text;
  change->kind = kind;
  change->from = g_strdup (from);
  change->to = g_strdup (to);
  byline_library_apply_rules_async (self->library, rules, self->cancellable, applied_cb, change);
}

void
_byline_window_apply_rules (BylineWindow *self, GPtrArray *rules, char *text)
{
  apply (self, rules, text, BYLINE_RULE_KIND_FILTER, NULL, NULL);
}

void
_byline_window_apply_rule (BylineWindow *self, BylineRule *rule, char *text)
{
  _byline_window_apply_rename (self, rule, text, NULL, NULL);
}

void
_byline_window_apply_rename (BylineWindow *self,
                             BylineRule *rule,
                             char *text,
                             const char *from,
                             const char *to)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  BylineRuleKind kind = rule->kind;

  g_ptr_array_add (rules, rule);
  apply (self, rules, text, kind, from, to);
}
