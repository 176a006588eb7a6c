/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-starting-set.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-error.h"
#include "byline-report-dialog.h"

/* All that were chosen together. It is freed when the last of them has been answered. */
typedef struct {
  GTask *task;
  BylineWindowContext *context;
  guint n_pending;
  guint n_added;
  GPtrArray *failures; /* a line each */
} Set;

typedef struct {
  Set *set;
  char *address;
} Member;

static void
report (Set *set)
{
  GtkWindow *window = byline_window_context_get_window (set->context);
  g_autofree char *summary = g_strdup_printf (
    ngettext ("%u publication added", "%u publications added", set->n_added), set->n_added);

  if (window == NULL)
    return;
  if (set->failures->len > 0)
    byline_report_dialog_present (window, _ ("Add Publications"), summary, set->failures);
  else
    byline_window_context_show_message (set->context, summary);
}

/* @error: (nullable): why it was not added */
static void
member_done (Member *member, const GError *error)
{
  Set *set = member->set;
  gboolean is_silent = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
                       g_error_matches (error, BYLINE_LIBRARY_ERROR,
                                        BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED);

  if (error == NULL)
    {
      set->n_added++;
    }
  else if (!is_silent)
    {
      g_autofree char *text = byline_error_text (error);

      g_ptr_array_add (set->failures, g_strdup_printf ("%s: %s", member->address,
                                                       text != NULL ? text : error->message));
    }
  g_free (member->address);
  g_free (member);
  if (--set->n_pending > 0)
    return;

  report (set);
  g_task_return_int (set->task, set->n_added);
  g_object_unref (set->task);
  g_object_unref (set->context);
  g_ptr_array_unref (set->failures);
  g_free (set);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication)
    publication = byline_library_subscribe_finish (BYLINE_LIBRARY (source), result, &error);

  member_done (user_data, error);
}

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Member *member = user_data;
  GCancellable *cancellable = byline_window_context_get_cancellable (member->set->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    found = byline_library_discover_finish (BYLINE_LIBRARY (source), result, &error);
  const BylineFeedCandidate *best;

  if (found == NULL)
    {
      member_done (member, error);
      return;
    }

  best = g_ptr_array_index (found, 0);
  if (best->is_page)
    byline_library_follow_page_async (BYLINE_LIBRARY (source), best->url, best->network, NULL,
                                      cancellable, subscribed_cb, member);
  else
    byline_library_subscribe_async (BYLINE_LIBRARY (source), best->url, best->network, NULL,
                                    cancellable, subscribed_cb, member);
}

void
byline_starting_set_subscribe_async (BylineWindowContext *context,
                                     const char *const *addresses,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Set *set;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));
  g_return_if_fail (addresses != NULL && addresses[0] != NULL);

  set = g_new0 (Set, 1);
  set->context = g_object_ref (context);
  set->task = g_task_new (context, byline_window_context_get_cancellable (context), callback,
                          user_data);
  g_task_set_source_tag (set->task, byline_starting_set_subscribe_async);
  set->failures = g_ptr_array_new_with_free_func (g_free);
  set->n_pending = g_strv_length ((char **) addresses);
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      Member *member = g_new0 (Member, 1);

      member->set = set;
      member->address = g_strdup (addresses[i]);
      byline_library_discover_async (byline_window_context_get_library (context), addresses[i],
                                     byline_window_context_get_cancellable (context), discovered_cb,
                                     member);
    }
}

gssize
byline_starting_set_subscribe_finish (BylineWindowContext *context,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
