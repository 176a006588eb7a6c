/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several feeds of one site at once: its sections. */

#include "byline-library-parts-private.h"

#include <string.h>

#include "byline-error.h"
#include "byline-text.h"
#include "byline-url.h"

typedef struct {
  GPtrArray *candidates; /* of BylineFeedCandidate */
  GPtrArray *sections;   /* of char *, nullable; one for each */
  char *name;            /* nullable: what all titles have in common */
  char *home_page_url;   /* nullable: of the publication that they become */
  char *folder;          /* nullable */
  guint next;
  BylineSubscribeReport *report; /* nullable: returned */
  GError *error;                 /* nullable: the first */
} Several;

void
byline_subscribe_report_free (BylineSubscribeReport *self)
{
  g_ptr_array_unref (self->publications);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->failures);
  g_free (self);
}

static BylineSubscribeReport *
report_new (void)
{
  BylineSubscribeReport *self = g_new0 (BylineSubscribeReport, 1);

  self->publications = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_publication_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->known = g_ptr_array_new_with_free_func (g_free);
  self->failures = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
several_free (Several *self)
{
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->sections);
  g_free (self->name);
  g_free (self->home_page_url);
  g_free (self->folder);
  g_clear_pointer (&self->report, byline_subscribe_report_free);
  g_clear_error (&self->error);
  g_free (self);
}

/* --- What the titles tell apart --- */

static const char *
title_of (GPtrArray *candidates, guint index)
{
  const BylineFeedCandidate *candidate = g_ptr_array_index (candidates, index);

  return candidate->title != NULL ? candidate->title : "";
}

/* Returns: the bytes with which all titles begin, up to the end of a word. */
static gsize
common_begin (GPtrArray *candidates)
{
  const char *first = title_of (candidates, 0);
  gsize length = strlen (first);

  for (guint i = 1; i < candidates->len; i++)
    {
      const char *other = title_of (candidates, i);
      gsize n = 0;

      while (n < length && first[n] == other[n])
        n++;
      length = n;
    }
  while (length > 0 &&
         g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (first, first + length))))
    length = g_utf8_find_prev_char (first, first + length) - first;
  return length;
}

/* Returns: the bytes with which all titles end, from the begin of a word on. */
static gsize
common_end (GPtrArray *candidates)
{
  const char *first = title_of (candidates, 0);
  gsize length = strlen (first);

  for (guint i = 1; i < candidates->len; i++)
    {
      const char *other = title_of (candidates, i);
      gsize n = 0;

      while (n < length && n < strlen (other) &&
             first[strlen (first) - 1 - n] == other[strlen (other) - 1 - n])
        n++;
      length = n;
    }
  while (length > 0)
    {
      const char *end = first + strlen (first) - length;

      if (((guchar) *end & 0xc0) != 0x80 && !g_unichar_isalnum (g_utf8_get_char (end)))
        break;
      length--;
    }
  return length;
}

/* "The Paper » World" among "The Paper » …" is World. Returns: (transfer full) (nullable): NULL if
 * nothing sensible is left. */
static char *
dup_section (const char *title, gsize begin, gsize end)
{
  g_autofree char *middle = NULL;
  const char *from = title + begin;
  const char *to = title + strlen (title) - end;

  if (from >= to)
    return NULL;
  while (from < to && !g_unichar_isalnum (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (to > from && !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (from, to))))
    to = g_utf8_find_prev_char (from, to);
  middle = g_strndup (from, to - from);
  return byline_text_clean (middle, BYLINE_TEXT_MAX_NAME);
}

/* Finds what the titles have in common, and what they do not. */
static void
find_names (Several *self)
{
  GPtrArray *candidates = self->candidates;
  const char *first = title_of (candidates, 0);
  gsize begin = common_begin (candidates);
  gsize end = common_end (candidates);
  gboolean have_name_in_common = begin + end > 0 && candidates->len > 1;

  if (have_name_in_common && begin + end <= strlen (first))
    self->name = begin > 0 ? dup_section (first, 0, strlen (first) - begin)
                           : dup_section (first, strlen (first) - end, 0);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (self->sections, have_name_in_common
                                       ? dup_section (title_of (candidates, i), begin, end)
                                       : NULL);
}

/* --- One after the other --- */

static void subscribe_next (GTask *task);

/* @publication: (transfer full). One that is there is replaced: it has more feeds now. */
static void
note_publication (BylineSubscribeReport *report, BylinePublication *publication)
{
  for (guint i = 0; i < report->publications->len; i++)
    {
      gpointer *other = &g_ptr_array_index (report->publications, i);

      if (((BylinePublication *) *other)->id != publication->id)
        continue;
      byline_publication_free (*other);
      *other = publication;
      return;
    }
  g_ptr_array_add (report->publications, publication);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Several *several = g_task_get_task_data (task);
  const BylineFeedCandidate *candidate = g_ptr_array_index (several->candidates, several->next);
  g_autoptr (GError) error = NULL;
  BylinePublication *publication = byline_library_subscribe_finish (BYLINE_LIBRARY (source), result,
                                                                    &error);

  several->next++;
  if (publication != NULL)
    {
      note_publication (several->report, publication);
      g_ptr_array_add (several->report->added, g_strdup (candidate->url));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  else
    {
      if (g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED))
        g_ptr_array_add (several->report->known, g_strdup (candidate->url));
      else
        g_ptr_array_add (several->report->failures,
                         g_strdup_printf ("%s: %s", candidate->url, error->message));
      if (several->error == NULL)
        several->error = g_steal_pointer (&error);
    }
  subscribe_next (g_steal_pointer (&task));
}

/* Returns: (nullable): the home page of the publication that @candidate joins, if it is at the same
 * host. */
static const char *
find_home (const Several *several, const BylineFeedCandidate *candidate)
{
  const char *url = candidate->home_page_url != NULL ? candidate->home_page_url : candidate->url;
  g_autofree char *home = byline_url_host (several->home_page_url);
  g_autofree char *host = byline_url_host (url);

  return home != NULL && g_strcmp0 (home, host) == 0 ? several->home_page_url : NULL;
}

/* The home page that all of them name; else the page that announces them. */
static char *
dup_common_home (GPtrArray *candidates)
{
  const BylineFeedCandidate *first = g_ptr_array_index (candidates, 0);

  for (guint i = 1; i < candidates->len; i++)
    {
      const BylineFeedCandidate *candidate = g_ptr_array_index (candidates, i);

      if (g_strcmp0 (candidate->home_page_url, first->home_page_url) != 0 &&
          first->page_url != NULL)
        return g_strdup (first->page_url);
    }
  return g_strdup (first->home_page_url);
}

/* @owned_task: (transfer full) */
static void
subscribe_next (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  BylineLibrary *self = g_task_get_source_object (task);
  Several *several = g_task_get_task_data (task);
  BylineSubscribeAs as = { NULL };
  GCancellable *cancellable = g_task_get_cancellable (task);
  const BylineFeedCandidate *candidate;

  if (several->next == several->candidates->len)
    {
      if (several->report->added->len > 0)
        g_task_return_pointer (task, g_steal_pointer (&several->report),
                               (GDestroyNotify) byline_subscribe_report_free);
      else
        g_task_return_error (task, g_steal_pointer (&several->error));
      return;
    }
  candidate = g_ptr_array_index (several->candidates, several->next);
  as.name = several->name;
  as.home_page_url = find_home (several, candidate);
  as.section = g_ptr_array_index (several->sections, several->next);
  _byline_library_subscribe_as_async (self, candidate, several->folder, &as, cancellable,
                                      subscribed_cb, g_steal_pointer (&task));
}

void
byline_library_subscribe_several_async (BylineLibrary *self,
                                        GPtrArray *candidates,
                                        const char *folder,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  Several *several;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (candidates != NULL && candidates->len > 0);

  task = _byline_library_task_new (self, byline_library_subscribe_several_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;
  several = g_new0 (Several, 1);
  several->candidates = g_ptr_array_new_with_free_func (
    (GDestroyNotify) byline_feed_candidate_free);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (several->candidates,
                     byline_feed_candidate_copy (g_ptr_array_index (candidates, i)));
  several->sections = g_ptr_array_new_with_free_func (g_free);
  find_names (several);
  several->home_page_url = dup_common_home (candidates);
  several->folder = g_strdup (folder);
  several->report = report_new ();
  g_task_set_task_data (task, several, (GDestroyNotify) several_free);
  subscribe_next (task);
}
