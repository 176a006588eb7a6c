/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-list.h"

#include "byline-library-private.h"
#include "byline-story-query.h"
#include "byline-story-item-map.h"
#include "byline-task.h"

/* The first rows are drawn before the others come, in milliseconds: two frames. */
#define REST_DELAY 34
/* How long the rows that came or went are followed at once, in microseconds: a part of a frame. */
#define SLICE 4000

struct _BylineStoryList {
  GObject parent_instance;
  BylineLibrary *library;
  BylineFilter *filter;
  GArray *ids; /* of gint64, in reading order: what the model is */
  guint n_unread;
  char *error_message; /* nullable */

  /* The question under way: one at a time. */
  GCancellable *query;        /* nullable */
  gboolean is_fixed;          /* its rows are given: no question is asked */
  gboolean awaits_first_page; /* nothing of this filter has come yet */
  gboolean is_whole;          /* all of its rows have come once */
  gboolean needs_rows;        /* to be asked afterwards */
  gboolean needs_unread_count;
  guint delay_source; /* puts off what is to be asked next */

  /* The answer whose rows come and go, a few at a time. */
  BylineStoryResult *answer; /* nullable */
  guint next_splice;
  guint splice_source;

  /* What "story-changed" said since the last "changed". */
  gboolean has_changed_rows;   /* of rows of the list: they stay, whatever their marks are now */
  gboolean has_changed_others; /* of others: they may belong here now */

  BylineStoryItemMap *table; /* the rows' objects and data */
};

/* A question on its way; it does not keep the list alive. */
typedef struct {
  GWeakRef list;
  GCancellable *cancellable;
  guint generation; /* of the table, when it was asked */
} Pending;

enum { PROP_0, PROP_FILTER, PROP_LOADING, PROP_ERROR_MESSAGE, PROP_N_UNREAD, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void byline_story_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineStoryList,
                               byline_story_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      byline_story_list_model_init))

static void start_query (BylineStoryList *self, BylineStoryQueryMode mode);
static void start_pending_query (BylineStoryList *self);

static Pending *
pending_new (BylineStoryList *self, GCancellable *cancellable)
{
  Pending *pending = g_new0 (Pending, 1);

  g_weak_ref_init (&pending->list, self);
  g_set_object (&pending->cancellable, cancellable);
  pending->generation = byline_story_item_map_get_generation (self->table);
  return pending;
}

static void
pending_free (Pending *pending)
{
  g_weak_ref_clear (&pending->list);
  g_clear_object (&pending->cancellable);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static gint64
id_at (BylineStoryList *self, guint position)
{
  return g_array_index (self->ids, gint64, position);
}

static void
set_error_message (BylineStoryList *self, const char *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;

  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
set_n_unread (BylineStoryList *self, guint n_unread)
{
  if (self->n_unread == n_unread)
    return;

  self->n_unread = n_unread;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNREAD]);
}

/* --- Rows --- */

static void
splice (BylineStoryList *self, const BylineSplice *change, GArray *source)
{
  if (change->n_removed > 0)
    g_array_remove_range (self->ids, change->position, change->n_removed);
  if (change->n_added > 0)
    g_array_insert_vals (self->ids, change->position,
                         &g_array_index (source, gint64, change->position), change->n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->n_removed,
                              change->n_added);
}

/* All rows go and others come, as one change. */
static void
replace_all (BylineStoryList *self, GArray *ids)
{
  BylineSplice whole = { 0, self->ids->len, ids->len };

  if (whole.n_removed > 0 || whole.n_added > 0)
    splice (self, &whole, ids);
}

static gboolean
rest_cb (gpointer user_data)
{
  BylineStoryList *self = user_data;

  self->delay_source = 0;
  if (self->query == NULL)
    start_pending_query (self);
  return G_SOURCE_REMOVE;
}

static void
drop_answer (BylineStoryList *self)
{
  g_clear_handle_id (&self->splice_source, g_source_remove);
  g_clear_pointer (&self->answer, byline_story_result_free);
}

/* Returns: %FALSE when all of them are done. */
static gboolean
apply_splices (BylineStoryList *self)
{
  GArray *splices = self->answer->splices;
  gint64 start = g_get_monotonic_time ();

  /* Who hears of a change may ask for another filter, which drops the answer. */
  while (self->answer != NULL && splices != NULL && self->next_splice < splices->len)
    {
      BylineSplice change = g_array_index (splices, BylineSplice, self->next_splice++);

      if (g_get_monotonic_time () - start > SLICE)
        {
          self->next_splice--;
          return TRUE;
        }
      splice (self, &change, self->answer->ids);
    }
  return FALSE;
}

/* All of an answer's rows are there. */
static void
finish_answer (BylineStoryList *self)
{
  guint n_unread = self->answer->n_unread;

  self->is_whole = TRUE;
  g_clear_pointer (&self->answer, byline_story_result_free);
  set_n_unread (self, n_unread);
}

static gboolean
splice_cb (gpointer user_data)
{
  g_autoptr (BylineStoryList) self = g_object_ref (user_data);

  if (apply_splices (self))
    return G_SOURCE_CONTINUE;

  /* Who heard of a change may have asked for something new: then the answer is gone already. */
  if (self->answer == NULL)
    return G_SOURCE_REMOVE;

  self->splice_source = 0;
  finish_answer (self);
  if (self->query == NULL)
    start_pending_query (self);
  return G_SOURCE_REMOVE;
}

/* @answer: (transfer full): of all rows, or of how many are unread */
static void
take_changes (BylineStoryList *self, BylineStoryResult *answer)
{
  self->answer = answer;
  self->next_splice = 0;
  if (apply_splices (self))
    self->splice_source = g_idle_add (splice_cb, self);
  else if (self->answer != NULL)
    finish_answer (self);
}

/* @answer: (transfer full) */
static void
take_answer (BylineStoryList *self, BylineStoryResult *answer, guint generation)
{
  for (guint i = 0; answer->stories != NULL && i < answer->stories->len; i++)
    byline_story_item_map_insert (self->table, g_ptr_array_index (answer->stories, i), generation);

  if (answer->mode != BYLINE_STORY_QUERY_UNREAD)
    {
      self->awaits_first_page = FALSE;
      byline_story_item_map_set_headings (self->table, answer->headings);
    }
  if (answer->mode != BYLINE_STORY_QUERY_FIRST_PAGE)
    {
      take_changes (self, answer);
      return;
    }

  self->needs_rows = TRUE;
  if (answer->ids->len >= BYLINE_STORY_QUERY_PAGE_SIZE)
    self->delay_source = g_timeout_add_full (G_PRIORITY_LOW, REST_DELAY, rest_cb, self, NULL);
  replace_all (self, answer->ids);
  byline_story_result_free (answer);
}

static void
failed (BylineStoryList *self, const GError *error)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* The rows of another filter would be taken for the answer. */
  if (self->awaits_first_page)
    replace_all (self, none);
  self->is_whole = TRUE;
  set_n_unread (self, 0);
  set_error_message (self, error->message);
}

/* Asks what was put off meanwhile, or is done. */
static void
start_pending_query (BylineStoryList *self)
{
  if (self->delay_source != 0 || self->answer != NULL)
    return;
  if (self->needs_rows)
    start_query (self, BYLINE_STORY_QUERY_ALL);
  else if (self->needs_unread_count)
    start_query (self, BYLINE_STORY_QUERY_UNREAD);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (BylineStoryList) self = g_weak_ref_get (&pending->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStoryResult) answer = g_task_propagate_pointer (G_TASK (result), &error);

  /* An answer to a question that is no longer asked. */
  if (self == NULL || pending->cancellable != self->query)
    return;

  g_clear_object (&self->query);
  if (answer != NULL)
    {
      set_error_message (self, NULL);
      take_answer (self, g_steal_pointer (&answer), pending->generation);
    }
  else
    failed (self, error);

  /* A handler of the change may have asked for something new already. */
  if (self->query == NULL)
    start_pending_query (self);
}

static void
start_query (BylineStoryList *self, BylineStoryQueryMode mode)
{
  g_autoptr (GArray) shown = byline_story_item_map_list_shown (self->table);
  gboolean was_loading = byline_story_list_get_loading (self);
  BylineStoryQuery *query;
  GTask *task;

  if (mode == BYLINE_STORY_QUERY_ALL)
    self->needs_rows = FALSE;
  self->needs_unread_count = FALSE;
  g_clear_handle_id (&self->delay_source, g_source_remove);
  drop_answer (self);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();

  query = byline_story_query_new (mode, self->filter,
                                  mode == BYLINE_STORY_QUERY_ALL ? self->ids : NULL, shown);
  task = _byline_library_task_new (self->library, start_query, self->query, answered_cb,
                                   pending_new (self, self->query));
  if (task != NULL)
    _byline_library_read (self->library, task, byline_story_query_run, query,
                          (GDestroyNotify) byline_story_query_free,
                          (GDestroyNotify) byline_story_result_free);
  else
    byline_story_query_free (query);
  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* --- What the library tells --- */

/* Whether rows may come or go. Marks of a few rows that are all here change none. */
static gboolean
may_differ (BylineStoryList *self, guint changes)
{
  if ((changes & BYLINE_LIBRARY_CHANGES_STORIES) != 0)
    return TRUE;
  return (self->filter->unread || self->filter->saved) &&
         (!self->has_changed_rows || self->has_changed_others);
}

static void
changed_cb (BylineLibrary *library, guint changes, BylineStoryList *self)
{
  const guint rows = BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS;

  if ((changes & (rows | BYLINE_LIBRARY_CHANGES_STORY_FLAGS)) == 0)
    return;

  if (changes & rows)
    byline_story_item_map_invalidate_all (self->table);
  if (self->is_fixed)
    return;
  if (may_differ (self, changes))
    self->needs_rows = TRUE;
  else
    self->needs_unread_count = TRUE;
  self->has_changed_rows = FALSE;
  self->has_changed_others = FALSE;

  if (self->query != NULL)
    return;
  if (self->awaits_first_page)
    start_query (self, BYLINE_STORY_QUERY_FIRST_PAGE);
  else
    start_pending_query (self);
}

static void
story_changed_cb (BylineLibrary *library, gint64 story_id, BylineStoryList *self)
{
  byline_story_item_map_invalidate (self->table, story_id, self->query != NULL);
  if (byline_story_list_find (self, story_id) != G_MAXUINT)
    self->has_changed_rows = TRUE;
  else
    self->has_changed_others = TRUE;
}

/* --- GListModel --- */

static gpointer
byline_story_list_get_item (GListModel *model, guint position)
{
  BylineStoryList *self = BYLINE_STORY_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return byline_story_item_map_get_item (self->table, self->ids, position);
}

static guint
byline_story_list_get_n_items (GListModel *model)
{
  return BYLINE_STORY_LIST (model)->ids->len;
}

static GType
byline_story_list_get_item_type (GListModel *model)
{
  return BYLINE_TYPE_STORY_ITEM;
}

static void
byline_story_list_model_init (GListModelInterface *iface)
{
  iface->get_item = byline_story_list_get_item;
  iface->get_n_items = byline_story_list_get_n_items;
  iface->get_item_type = byline_story_list_get_item_type;
}

/* --- GObject --- */

static void
byline_story_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineStoryList *self = BYLINE_STORY_LIST (object);

  switch (id)
    {
    case PROP_FILTER:
      g_value_set_boxed (value, self->filter);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, byline_story_list_get_loading (self));
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    case PROP_N_UNREAD:
      g_value_set_uint (value, self->n_unread);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_story_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_autoptr (BylineFilter) none = NULL;
  const BylineFilter *filter;

  if (id != PROP_FILTER)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  filter = g_value_get_boxed (value);
  if (filter == NULL)
    filter = none = byline_filter_new ();
  byline_story_list_set_filter (BYLINE_STORY_LIST (object), filter);
}

static void
byline_story_list_dispose (GObject *object)
{
  BylineStoryList *self = BYLINE_STORY_LIST (object);

  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  g_clear_handle_id (&self->delay_source, g_source_remove);
  drop_answer (self);
  G_OBJECT_CLASS (byline_story_list_parent_class)->dispose (object);
}

static void
byline_story_list_finalize (GObject *object)
{
  BylineStoryList *self = BYLINE_STORY_LIST (object);

  g_clear_object (&self->table);
  byline_filter_free (self->filter);
  g_array_unref (self->ids);
  g_free (self->error_message);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (byline_story_list_parent_class)->finalize (object);
}

static void
byline_story_list_class_init (BylineStoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = byline_story_list_get_property;
  object_class->set_property = byline_story_list_set_property;
  object_class->dispose = byline_story_list_dispose;
  object_class->finalize = byline_story_list_finalize;

  properties[PROP_FILTER] = g_param_spec_boxed ("filter", NULL, NULL, BYLINE_TYPE_FILTER,
                                                flags | G_PARAM_WRITABLE);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  properties[PROP_N_UNREAD] = g_param_spec_uint ("n-unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
byline_story_list_init (BylineStoryList *self)
{
  self->filter = byline_filter_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->awaits_first_page = TRUE;
}

BylineStoryList *
byline_story_list_new (BylineLibrary *library)
{
  BylineStoryList *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_STORY_LIST, NULL);
  self->library = g_object_ref (library);
  self->table = byline_story_item_map_new (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (library, "story-changed", G_CALLBACK (story_changed_cb), self, 0);
  /* A library that is opened later tells then. */
  if (library->is_open)
    start_query (self, BYLINE_STORY_QUERY_FIRST_PAGE);
  return self;
}

BylineStoryList *
byline_story_list_new_in_order (BylineStoryList *list, GArray *ids)
{
  BylineStoryList *self;
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_val_if_fail (BYLINE_IS_STORY_LIST (list), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_STORY_LIST, NULL);
  self->library = g_object_ref (list->library);
  self->table = byline_story_item_map_new (list->library);
  self->is_fixed = TRUE;
  self->is_whole = TRUE;
  self->awaits_first_page = FALSE;
  byline_filter_free (self->filter);
  self->filter = byline_filter_copy (list->filter);
  g_array_append_vals (self->ids, ids->data, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (first, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < list->ids->len; i++)
    if (!g_hash_table_contains (first, &g_array_index (list->ids, gint64, i)))
      g_array_append_val (self->ids, g_array_index (list->ids, gint64, i));
  g_signal_connect_object (self->library, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->library, "story-changed", G_CALLBACK (story_changed_cb), self, 0);
  return self;
}

void
byline_story_list_set_filter (BylineStoryList *self, const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_STORY_LIST (self));
  g_return_if_fail (filter != NULL);

  if (self->is_fixed || byline_filter_equal (self->filter, filter))
    return;

  byline_filter_free (self->filter);
  self->filter = byline_filter_copy (filter);
  self->awaits_first_page = TRUE;
  self->is_whole = FALSE;
  if (self->library->is_open)
    start_query (self, BYLINE_STORY_QUERY_FIRST_PAGE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

const BylineFilter *
byline_story_list_get_filter (BylineStoryList *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LIST (self), NULL);

  return self->filter;
}

gboolean
byline_story_list_get_loading (BylineStoryList *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LIST (self), FALSE);

  return self->query != NULL || self->delay_source != 0 || self->answer != NULL;
}

gboolean
byline_story_list_is_whole (BylineStoryList *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LIST (self), FALSE);

  return self->is_whole;
}

guint
byline_story_list_find (BylineStoryList *self, gint64 story_id)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self, i) == story_id)
      return i;
  return G_MAXUINT;
}

gint64
byline_story_list_get_id (BylineStoryList *self, guint position)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LIST (self), 0);

  return position < self->ids->len ? id_at (self, position) : 0;
}

/* --- The next unread story --- */

/* The rows behind @position (or before it, the nearest first). */
static GArray *
copy_ids_from (BylineStoryList *self, guint position, gboolean backwards)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!backwards)
    {
      guint start = position == G_MAXUINT ? 0 : position + 1;

      if (start < self->ids->len)
        g_array_append_vals (ids, &g_array_index (self->ids, gint64, start),
                             self->ids->len - start);
      return ids;
    }

  for (guint i = MIN (position, self->ids->len); i > 0; i--)
    g_array_append_val (ids, g_array_index (self->ids, gint64, i - 1));
  return ids;
}

static void
next_unread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  byline_task_forward (task, result, g_free);
}

void
byline_story_list_next_unread_async (BylineStoryList *self,
                                     guint position,
                                     gboolean backwards,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GArray) ids = NULL;
  BylineStoryQuery *query;
  GTask *task;
  GTask *read;

  g_return_if_fail (BYLINE_IS_STORY_LIST (self));

  ids = copy_ids_from (self, position, backwards);
  query = byline_story_query_new (BYLINE_STORY_QUERY_ALL, self->filter, ids, NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_story_list_next_unread_async);
  read = _byline_library_task_new (self->library, byline_story_list_next_unread_async, cancellable,
                                   next_unread_cb, task);
  if (read != NULL)
    _byline_library_read (self->library, read, byline_story_query_next_unread, query,
                          (GDestroyNotify) byline_story_query_free, g_free);
  else
    byline_story_query_free (query);
}

guint
byline_story_list_next_unread_finish (BylineStoryList *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *story = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), G_MAXUINT);

  /* Rows may have come or gone meanwhile. */
  story = g_task_propagate_pointer (G_TASK (result), error);
  return story != NULL && *story != 0 ? byline_story_list_find (self, *story) : G_MAXUINT;
}
