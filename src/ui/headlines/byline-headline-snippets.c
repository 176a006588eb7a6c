/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-snippets.h"

#include "byline-library-sections.h"
#include "byline-signal.h"

/* Beyond these all are forgotten: what is seen is asked for again. */
#define MAX_STORIES 2000

struct _BylineHeadlineSnippets {
  GObject parent_instance;

  BylineLibrary *library;
  char *search;
  GCancellable *cancellable;
  GHashTable *known; /* gint64 -> char *; "" while it is on its way, and where there is none */
  GArray *wanted;    /* of gint64: for the next question */
  GArray *asked;     /* of gint64: the question under way */
  guint source;
};

G_DEFINE_FINAL_TYPE (BylineHeadlineSnippets, byline_headline_snippets, G_TYPE_OBJECT)

static guint arrived_signal;

static void queue_question (BylineHeadlineSnippets *self);

static void
remember (BylineHeadlineSnippets *self, gint64 story_id, const char *snippet)
{
  g_hash_table_replace (self->known, g_memdup2 (&story_id, sizeof story_id), g_strdup (snippet));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineHeadlineSnippets) self = user_data;
  g_autoptr (GPtrArray)
    snippets = byline_library_get_snippets_finish (BYLINE_LIBRARY (source), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; snippets != NULL && i < MIN (snippets->len, self->asked->len); i++)
    remember (self, g_array_index (self->asked, gint64, i), snippets->pdata[i]);
  g_array_set_size (self->asked, 0);
  if (snippets != NULL)
    g_signal_emit (self, arrived_signal, 0);
  queue_question (self);
}

static gboolean
ask_cb (gpointer user_data)
{
  BylineHeadlineSnippets *self = user_data;

  self->source = 0;
  g_array_append_vals (self->asked, self->wanted->data, self->wanted->len);
  g_array_set_size (self->wanted, 0);
  byline_library_get_snippets_async (self->library, self->search, (gint64 *) self->asked->data,
                                     self->asked->len, self->cancellable, answered_cb,
                                     g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* One question at a time, for all rows that came into view meanwhile. */
static void
queue_question (BylineHeadlineSnippets *self)
{
  if (self->wanted->len > 0 && self->asked->len == 0 && self->source == 0 &&
      !g_cancellable_is_cancelled (self->cancellable))
    self->source = g_idle_add (ask_cb, self);
}

static void
byline_headline_snippets_dispose (GObject *object)
{
  BylineHeadlineSnippets *self = BYLINE_HEADLINE_SNIPPETS (object);

  byline_headline_snippets_stop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_headline_snippets_parent_class)->dispose (object);
}

static void
byline_headline_snippets_finalize (GObject *object)
{
  BylineHeadlineSnippets *self = BYLINE_HEADLINE_SNIPPETS (object);

  g_free (self->search);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->known);
  g_array_unref (self->wanted);
  g_array_unref (self->asked);

  G_OBJECT_CLASS (byline_headline_snippets_parent_class)->finalize (object);
}

static void
byline_headline_snippets_class_init (BylineHeadlineSnippetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_headline_snippets_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_headline_snippets_finalize;

  arrived_signal = byline_signal_new (klass, "arrived", 0);
}

static void
byline_headline_snippets_init (BylineHeadlineSnippets *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->asked = g_array_new (FALSE, FALSE, sizeof (gint64));
}

BylineHeadlineSnippets *
byline_headline_snippets_new (BylineLibrary *library, const char *search)
{
  BylineHeadlineSnippets *self = g_object_new (BYLINE_TYPE_HEADLINE_SNIPPETS, NULL);

  self->library = g_object_ref (library);
  self->search = g_strdup (search);
  return self;
}

void
byline_headline_snippets_want (BylineHeadlineSnippets *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_SNIPPETS (self));

  if (g_hash_table_contains (self->known, &story_id))
    return;

  if (g_hash_table_size (self->known) >= MAX_STORIES)
    g_hash_table_remove_all (self->known);
  remember (self, story_id, "");
  g_array_append_val (self->wanted, story_id);
  queue_question (self);
}

const char *
byline_headline_snippets_lookup (BylineHeadlineSnippets *self, gint64 story_id)
{
  const char *snippet;

  g_return_val_if_fail (BYLINE_IS_HEADLINE_SNIPPETS (self), NULL);

  snippet = g_hash_table_lookup (self->known, &story_id);
  return snippet != NULL && snippet[0] != '\0' ? snippet : NULL;
}

void
byline_headline_snippets_stop (BylineHeadlineSnippets *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_SNIPPETS (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
