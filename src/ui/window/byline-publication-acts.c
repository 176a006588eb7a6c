/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-publication-acts.h"

#include <glib/gi18n.h>

#include "byline-library-accounts.h"

typedef enum { ACT_RENAME, ACT_MOVE, ACT_ACCOUNT, ACT_REMOVE, ACT_MERGE } ActKind;

typedef struct {
  BylineWindowContext *context;
  ActKind kind;
  gint64 id;                /* the publication's row */
  char *before;             /* nullable: name, folder, or an account's number */
  char *after;              /* nullable */
  BylineMergedFeed *merged; /* nullable: what has become one, of a merge */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->context);
  g_free (act->before);
  g_free (act->after);
  g_clear_pointer (&act->merged, byline_merged_feed_free);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
act_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;

  byline_library_change_finish (BYLINE_LIBRARY (source), result, &error);
  byline_window_context_show_error (context, error);
  byline_undo_done (byline_window_context_get_undo (context), error);
}

/* Sends what is so after the act, or was before it, to the library. */
static void
send_act (const Act *act, gboolean after, GAsyncReadyCallback callback, gpointer user_data)
{
  BylineLibrary *library = byline_window_context_get_library (act->context);
  GCancellable *cancellable = byline_window_context_get_cancellable (act->context);
  const char *text = after ? act->after : act->before;

  switch (act->kind)
    {
    case ACT_RENAME:
      byline_library_rename_publication_async (library, act->id, text, cancellable, callback,
                                               user_data);
      break;
    case ACT_MOVE:
      byline_library_move_publication_async (library, act->id, text, cancellable, callback,
                                             user_data);
      break;
    case ACT_ACCOUNT:
      byline_library_move_to_account_async (library, act->id, g_ascii_strtoll (text, NULL, 10),
                                            cancellable, callback, user_data);
      break;
    case ACT_REMOVE:
      byline_library_set_removed_async (library, act->id, after, cancellable, callback, user_data);
      break;
    case ACT_MERGE:
      if (after)
        byline_library_merge_feed_again_async (library, act->merged, cancellable, callback,
                                               user_data);
      else
        byline_library_part_feed_async (library, act->merged, cancellable, callback, user_data);
      break;
    }
}

static void
apply_act (BylineUndo *undo, gpointer data, gboolean again)
{
  Act *act = data;

  send_act (act, again, act_applied_cb, g_object_ref (act->context));
}

/* @name: what the publication was called. Returns: (transfer full) */
static char *
describe_act (const Act *act, const char *name)
{
  switch (act->kind)
    {
    case ACT_RENAME:
      if (act->after == NULL || act->after[0] == '\0')
        return g_strdup_printf (_ ("“%s” changed back to its original name"), name);
      /* Translators: an old name and a new one */
      return g_strdup_printf (_ ("“%s” renamed to “%s”"), name, act->after);
    case ACT_MOVE:
      if (act->after == NULL || act->after[0] == '\0')
        return g_strdup_printf (_ ("“%s” moved out of its folder"), name);
      /* Translators: a publication and a folder */
      return g_strdup_printf (_ ("“%s” moved to “%s”"), name, act->after);
    case ACT_ACCOUNT:
      if (g_str_equal (act->after, "0"))
        return g_strdup_printf (_ ("“%s” is now refreshed by this computer"), name);
      return g_strdup_printf (_ ("“%s” now comes from the account"), name);
    case ACT_REMOVE:
      return g_strdup_printf (_ ("“%s” removed; saved stories stay"), name);
    case ACT_MERGE:
      /* Translators: both are names of publications */
      return g_strdup_printf (_ ("“%s” moved to the address of “%s”; both are now one publication"),
                              name, act->merged->into_name);
    }

  return NULL;
}

/* An act on its way to the library. */
typedef struct {
  Act *act; /* nullable: once it can be undone */
  char *name;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  g_clear_pointer (&sent->act, act_free);
  g_free (sent->name);
  g_free (sent);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sent, sent_free)

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sent) sent = user_data;
  g_autoptr (BylineWindowContext) context = g_object_ref (sent->act->context);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!byline_library_change_finish (BYLINE_LIBRARY (source), result, &error))
    {
      byline_window_context_show_error (context, error);
      return;
    }

  text = describe_act (sent->act, sent->name);
  byline_window_context_add_act (context, text, TRUE, apply_act, g_steal_pointer (&sent->act),
                                 act_free);
}

/* Does something with a publication that can be undone. */
static void
act (BylineWindowContext *context,
     ActKind kind,
     const BylinePublication *publication,
     const char *before,
     const char *after)
{
  Sent *sent = g_new0 (Sent, 1);

  sent->name = g_strdup (publication->name);
  sent->act = g_new0 (Act, 1);
  sent->act->context = g_object_ref (context);
  sent->act->kind = kind;
  sent->act->id = publication->id;
  sent->act->before = g_strdup (before);
  sent->act->after = g_strdup (after);
  send_act (sent->act, TRUE, act_done_cb, sent);
}

void
byline_publication_acts_rename (BylineWindowContext *context,
                                const BylinePublication *publication,
                                const char *name)
{
  gboolean is_own = g_strcmp0 (publication->name, publication->own_name) == 0;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));

  act (context, ACT_RENAME, publication, is_own ? NULL : publication->name, name);
}

void
byline_publication_acts_move (BylineWindowContext *context,
                              const BylinePublication *publication,
                              const char *folder)
{
  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));

  act (context, ACT_MOVE, publication, publication->folder, folder);
}

void
byline_publication_acts_set_account (BylineWindowContext *context,
                                     const BylinePublication *publication,
                                     gint64 account_id)
{
  const BylineFeed *feed = publication->feeds->len > 0 ? publication->feeds->pdata[0] : NULL;
  gint64 now = feed != NULL ? feed->account_id : 0;
  g_autofree char *before = g_strdup_printf ("%" G_GINT64_FORMAT, now);
  g_autofree char *after = g_strdup_printf ("%" G_GINT64_FORMAT, account_id);

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));

  if (now != account_id)
    act (context, ACT_ACCOUNT, publication, before, after);
}

void
byline_publication_acts_unsubscribe (BylineWindowContext *context,
                                     const BylinePublication *publication)
{
  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));

  act (context, ACT_REMOVE, publication, NULL, NULL);
}

void
byline_publication_acts_note_merged (BylineWindowContext *context, const BylineMergedFeed *merged)
{
  Act *done = g_new0 (Act, 1);
  g_autofree char *text = NULL;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));

  done->context = g_object_ref (context);
  done->kind = ACT_MERGE;
  done->merged = byline_merged_feed_copy (merged);
  text = describe_act (done, merged->name);
  byline_window_context_add_act (context, text, TRUE, apply_act, done, act_free);
}
