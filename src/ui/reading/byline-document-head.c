/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-head.h"
#include "byline-clock.h"
#include "byline-render.h"
#include "byline-text.h"
#include "byline-time-text.h"
#include "byline-url.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PORTRAIT_SIZE 36
#define PORTRAIT_INDENT 46
#define MAX_SECTIONS 3
#define MAX_NAMES 12

static void
put_kicker (BylineDocumentWriter *self,
            const char *publication,
            const char *publication_key,
            GPtrArray *sections,
            const char *kicker)
{
  guint start = self->offset;
  guint n_sections = sections != NULL ? MIN (sections->len, MAX_SECTIONS) : 0;

  const char *first = publication != NULL ? publication
                      : n_sections > 0    ? ((BylineSection *) sections->pdata[0])->name
                                          : kicker;

  if (first == NULL)
    return;

  /* The names of a publication may run in another direction than its story. */
  byline_document_writer_begin_line (self, first);
  if (publication != NULL)
    byline_document_writer_insert_part (self, publication, BYLINE_LINK_PUBLICATION,
                                        publication_key);

  if (publication != NULL && (n_sections > 0 || kicker != NULL))
    byline_document_writer_insert (self, "  |  ");

  for (guint i = 0; i < n_sections; i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);

      if (i > 0)
        byline_document_writer_insert (self, " · ");
      byline_document_writer_insert_part (self, section->name, BYLINE_LINK_SECTION, section->name);
    }
  if (n_sections == 0 && kicker != NULL)
    byline_document_writer_insert_part (self, kicker, BYLINE_LINK_URI, NULL);

  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_KICKER, 0, 0);
}

char *
byline_document_format_date (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);

  if (then == NULL || today == NULL)
    return g_strdup ("");

  /* Translators: a date in full, as strftime has it, without and with the year */
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    return g_date_time_format (then, _ ("%A, %-e %B"));

  return g_date_time_format (then, _ ("%A, %-e %B %Y"));
}

static void
put_names (BylineDocumentWriter *self, GPtrArray *authors)
{
  guint n = MIN (authors->len, MAX_NAMES);

  for (guint i = 0; i < n; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      if (i > 0)
        byline_document_writer_insert (self, i + 1 == authors->len ? _ (" and ") : ", ");
      byline_document_writer_insert_part (self, author->name, BYLINE_LINK_AUTHOR, author->name);
    }
}

static void
put_portrait (BylineDocumentWriter *self, const BylineAuthor *author, guint start)
{
  GtkWidget *avatar = adw_avatar_new (PORTRAIT_SIZE, author->name, TRUE);

  gtk_widget_set_can_target (avatar, FALSE);
  g_object_set_data_full (G_OBJECT (avatar), "byline-picture-url", g_strdup (author->avatar),
                          g_free);
  g_object_set_data (G_OBJECT (avatar), "byline-picture-from", GUINT_TO_POINTER (self->network));
  byline_document_buffer_add_beside (self->buffer, start, self->offset - 1, avatar);
}

static void
put_byline (BylineDocumentWriter *self, GPtrArray *authors, const char *date, guint minutes)
{
  g_autoptr (GString) line = g_string_new (date);
  guint start = self->offset;
  int indent = authors->len > 0 ? PORTRAIT_INDENT : 0;

  if (authors->len > 0)
    {
      const BylineAuthor *first = g_ptr_array_index (authors, 0);

      byline_document_writer_begin_line (self, first->name);
      put_names (self, authors);
      byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_BYLINE, indent, 0);
    }

  if (minutes > 0)
    {
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append_printf (line, _ ("%u min"), minutes);
    }

  /* A portrait stands beside two lines, even if there is nothing to say in the second. */
  if (line->len > 0 || authors->len > 0)
    {
      guint second = self->offset;

      byline_document_writer_begin_line (self, line->str);
      byline_document_writer_insert (self, line->str);
      byline_document_writer_end_line (self, second, BYLINE_DOCUMENT_TAG_DATE, indent, 0);
    }

  if (authors->len > 0)
    put_portrait (self, g_ptr_array_index (authors, 0), start);
}

/* Returns: (transfer full): when a story came out, and when it was updated. */
static char *
dup_times (const BylineArticle *article)
{
  gint64 published = article->published != 0 ? article->published : article->received;
  gint64 now = byline_clock_now ();
  g_autofree char *date = byline_document_format_date (published, now);
  g_autofree char *update = byline_time_text_update (published, article->modified, now);

  return update != NULL ? g_strconcat (date, " · ", update, NULL) : g_steal_pointer (&date);
}

static void
put_headline (BylineDocumentWriter *self,
              const BylineArticle *article,
              BylineLinkKind kind,
              gint64 story_id)
{
  const char *title = article->title != NULL ? article->title : _ ("Untitled");
  guint start = self->offset;

  /* A sponsor's text on another story's page has none, and begins with who wrote it. */
  if (article->title == NULL && kind == BYLINE_LINK_URI)
    return;
  if (kind == BYLINE_LINK_STORY && story_id != 0)
    byline_document_writer_insert_link (self, title, BYLINE_LINK_STORY,
                                        byline_url_is_web (article->url) ? article->url : NULL,
                                        story_id);
  else if (kind == BYLINE_LINK_URI && byline_url_is_web (article->url))
    byline_document_writer_insert_link (self, title, BYLINE_LINK_URI, article->url, 0);
  else
    byline_document_writer_insert (self, title);
  byline_document_buffer_add_heading (self->buffer, start, self->offset, 0);
  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_HEADLINE, 0, 0);
}

void
byline_document_head_write (BylineDocumentWriter *self,
                            const BylineArticle *article,
                            BylineLinkKind kind,
                            gint64 story_id)
{
  g_autofree char *text = byline_render_text (article);
  g_autofree char *date = dup_times (article);

  guint start = self->offset;

  put_kicker (self, article->publication_name, article->publication_key, article->sections,
              article->kicker);
  put_headline (self, article, kind, story_id);
  if (start == 0)
    byline_document_writer_tag_first (self, start, BYLINE_DOCUMENT_TAG_TOP);
  if (article->standfirst != NULL)
    byline_document_writer_insert_line (self, article->standfirst, BYLINE_DOCUMENT_TAG_STANDFIRST,
                                        0, 0);
  put_byline (self, article->authors, date, byline_text_reading_minutes (text));
  if (article->lead != NULL)
    byline_document_writer_insert_figure (self, article->lead, 0, 0);
}
