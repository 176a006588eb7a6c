/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-epub.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-export-body-private.h"
#include "byline-export-pictures.h"
#include "byline-zip-writer.h"

#define FOLDER "EPUB/"

/* A book while it is made. */
typedef struct {
  GPtrArray *articles;
  const char *title;
  const char *language;
  gint64 modified;
  char *id;
  BylineZipWriter *zip;
  GHashTable *addresses; /* of pictures: in the book */
  GString *manifest;
  guint n_pictures;
} Book;

static const char *
get_title (const BylineArticle *article)
{
  return article->title != NULL ? article->title : _ ("Untitled");
}

static gboolean
add_text (Book *self, const char *name, const char *text, GError **error)
{
  return byline_zip_writer_add (self->zip, name, text, strlen (text), TRUE, error);
}

/* --- Pictures --- */

/* What readers of books that know no WebP show in its place (EPUB 3.2 does not ask it of them, 3.3 does): a sentence. */
static gboolean
add_fallback (Book *self, GError **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "picture-%u.svg", self->n_pictures);
  g_autoptr (GString) text = g_string_new (
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
    "width=\"600\" height=\"120\" viewBox=\"0 0 600 120\">\n<rect width=\"600\" height=\"120\" "
    "fill=\"#eee\"/>\n<text x=\"300\" y=\"66\" text-anchor=\"middle\" font-size=\"20\" "
    "font-family=\"sans-serif\">");

  _byline_export_append_escaped (text,
                                 _ ("This picture is in a format that cannot be shown here."));
  g_string_append (text, "</text>\n</svg>\n");
  g_string_append_printf (self->manifest,
                          "<item id=\"f%u\" href=\"picture-%u.svg\" "
                          "media-type=\"image/svg+xml\"/>\n",
                          self->n_pictures, self->n_pictures);

  return add_text (self, path, text->str, error);
}

static gboolean
add_picture (Book *self, const char *url, GBytes *bytes, GError **error)
{
  const char *type = byline_export_picture_get_type (bytes);
  gboolean is_core = g_strcmp0 (type, "image/webp") != 0;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *fallback = NULL;

  if (type == NULL || g_hash_table_contains (self->addresses, url))
    return TRUE;

  self->n_pictures++;
  name = g_strdup_printf ("picture-%u.%s", self->n_pictures, strchr (type, '/') + 1);
  path = g_strconcat (FOLDER, name, NULL);
  fallback = g_strdup_printf (" fallback=\"f%u\"", self->n_pictures);
  g_string_append_printf (self->manifest, "<item id=\"p%u\" href=\"%s\" media-type=\"%s\"%s%s/>\n",
                          self->n_pictures, name, type, is_core ? "" : fallback,
                          self->n_pictures == 1 ? " properties=\"cover-image\"" : "");
  if (!is_core && !add_fallback (self, error))
    return FALSE;
  g_hash_table_insert (self->addresses, g_strdup (url), g_steal_pointer (&name));

  return byline_zip_writer_add (self->zip, path, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes), FALSE, error);
}

/* In the order in which they stand, so that the first is the cover. */
static gboolean
add_pictures (Book *self, GHashTable *pictures, GError **error)
{
  gsize total = 0;

  for (guint i = 0; pictures != NULL && i < self->articles->len; i++)
    {
      g_auto (GStrv) urls = byline_export_list_pictures (g_ptr_array_index (self->articles, i));

      for (guint j = 0; urls[j] != NULL; j++)
        {
          GBytes *bytes = g_hash_table_lookup (pictures, urls[j]);

          total += bytes != NULL ? g_bytes_get_size (bytes) : 0;
          if (bytes != NULL && total <= BYLINE_EXPORT_MAX_PICTURE_BYTES &&
              !add_picture (self, urls[j], bytes, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* --- Pages --- */

static void
open_page (GString *out, const char *title, const char *language, BylineDirection direction)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                        "xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"");
  _byline_export_append_escaped (out, language);
  g_string_append (out, "\" lang=\"");
  _byline_export_append_escaped (out, language);
  g_string_append_printf (out, "\"%s>\n<head>\n<title>",
                          direction == BYLINE_DIRECTION_RTL ? " dir=\"rtl\"" : "");
  _byline_export_append_escaped (out, title);
  g_string_append (out,
                   "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n"
                   "</head>\n<body>\n");
}

static gboolean
add_story (Book *self, guint index, GError **error)
{
  const BylineArticle *article = g_ptr_array_index (self->articles, index);
  g_autofree char *name = g_strdup_printf (FOLDER "story-%u.xhtml", index + 1);
  g_autoptr (GString) page = g_string_new (NULL);

  open_page (page, get_title (article),
             article->language != NULL ? article->language : self->language, article->direction);
  _byline_export_append_body (page, article, self->addresses);
  g_string_append (page, "</body>\n</html>\n");
  g_string_append_printf (self->manifest,
                          "<item id=\"s%u\" href=\"story-%u.xhtml\" "
                          "media-type=\"application/xhtml+xml\"/>\n",
                          index + 1, index + 1);

  return add_text (self, name, page->str, error);
}

/* Whether the pages of a book follow each other from right to left: all its stories are written so. */
static gboolean
is_right_to_left (const Book *self)
{
  for (guint i = 0; i < self->articles->len; i++)
    {
      const BylineArticle *article = g_ptr_array_index (self->articles, i);

      if (article->direction != BYLINE_DIRECTION_RTL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_contents (Book *self, GError **error)
{
  g_autoptr (GString) page = g_string_new (NULL);

  open_page (page, _ ("Contents"), self->language,
             is_right_to_left (self) ? BYLINE_DIRECTION_RTL : BYLINE_DIRECTION_LTR);
  g_string_append (page, "<nav epub:type=\"toc\" id=\"toc\">\n<h1>");
  _byline_export_append_escaped (page, _ ("Contents"));
  g_string_append (page, "</h1>\n<ol>\n");
  for (guint i = 0; i < self->articles->len; i++)
    {
      g_string_append_printf (page, "<li><a href=\"story-%u.xhtml\">", i + 1);
      _byline_export_append_escaped (page, get_title (g_ptr_array_index (self->articles, i)));
      g_string_append (page, "</a></li>\n");
    }
  g_string_append (page, "</ol>\n</nav>\n</body>\n</html>\n");

  return add_text (self, FOLDER "contents.xhtml", page->str, error);
}

/* The contents for readers of EPUB 2. */
static gboolean
add_ncx (Book *self, GError **error)
{
  g_autoptr (GString) ncx = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ncx "
                                          "xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" "
                                          "version=\"2005-1\">\n<head>\n<meta name=\"dtb:uid\" "
                                          "content=\"");

  _byline_export_append_escaped (ncx, self->id);
  g_string_append (ncx, "\"/>\n</head>\n<docTitle><text>");
  _byline_export_append_escaped (ncx, self->title);
  g_string_append (ncx, "</text></docTitle>\n<navMap>\n");
  for (guint i = 1; i <= self->articles->len; i++)
    {
      g_string_append_printf (ncx, "<navPoint id=\"n%u\" playOrder=\"%u\"><navLabel><text>", i, i);
      _byline_export_append_escaped (ncx, get_title (g_ptr_array_index (self->articles, i - 1)));
      g_string_append_printf (ncx,
                              "</text></navLabel><content src=\"story-%u.xhtml\"/></navPoint>\n",
                              i);
    }
  g_string_append (ncx, "</navMap>\n</ncx>\n");

  return add_text (self, FOLDER "contents.ncx", ncx->str, error);
}

/* --- The package --- */

static void
append_element (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "<%s>", name);
  _byline_export_append_escaped (out, text);
  /* What stands behind the name are attributes. */
  g_string_append_printf (out, "</%.*s>\n", (int) strcspn (name, " "), name);
}

static void
append_creators (Book *self, GString *out)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->articles->len; i++)
    {
      const BylineArticle *article = g_ptr_array_index (self->articles, i);

      for (guint j = 0; j < article->authors->len; j++)
        {
          const BylineAuthor *author = g_ptr_array_index (article->authors, j);

          if (g_hash_table_add (known, author->name))
            append_element (out, "dc:creator", author->name);
        }
    }
}

static void
append_metadata (Book *self, GString *out)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (self->modified);
  g_autofree char *modified = g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append (out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
  append_element (out, "dc:identifier id=\"id\"", self->id);
  append_element (out, "dc:title", self->title);
  append_element (out, "dc:language", self->language);
  append_creators (self, out);
  append_element (out, "meta property=\"dcterms:modified\"", modified);
  if (self->n_pictures > 0)
    g_string_append (out, "<meta name=\"cover\" content=\"p1\"/>\n");
  g_string_append (out, "</metadata>\n");
}

static gboolean
add_package (Book *self, GError **error)
{
  g_autoptr (GString) package = g_string_new (
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" "
    "version=\"3.0\" unique-identifier=\"id\">\n");

  append_metadata (self, package);
  g_string_append_printf (
    package,
    "<manifest>\n<item id=\"toc\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" "
    "properties=\"nav\"/>\n<item id=\"ncx\" href=\"contents.ncx\" "
    "media-type=\"application/x-dtbncx+xml\"/>\n<item id=\"css\" href=\"style.css\" "
    "media-type=\"text/css\"/>\n%s</manifest>\n<spine toc=\"ncx\"%s>\n",
    self->manifest->str, is_right_to_left (self) ? " page-progression-direction=\"rtl\"" : "");
  /* A book of one story needs no page of contents in front. */
  if (self->articles->len > 1)
    g_string_append (package, "<itemref idref=\"toc\"/>\n");
  for (guint i = 1; i <= self->articles->len; i++)
    g_string_append_printf (package, "<itemref idref=\"s%u\"/>\n", i);
  g_string_append (package, "</spine>\n</package>\n");

  return add_text (self, FOLDER "book.opf", package->str, error);
}

/* "mimetype" comes first and is not packed: by that programs tell what the file is (OCF 3.3, 4.3). */
static gboolean
add_container (Book *self, GError **error)
{
  static const char type[] = "application/epub+zip";
  static const char container[] =
    "<?xml version=\"1.0\"?>\n<container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n<rootfile "
    "full-path=\"EPUB/book.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n"
    "</container>\n";

  return byline_zip_writer_add (self->zip, "mimetype", type, sizeof type - 1, FALSE, error) &&
         add_text (self, "META-INF/container.xml", container, error) &&
         add_text (self, FOLDER "style.css", _byline_export_css, error);
}

static gboolean
add_stories (Book *self, GError **error)
{
  for (guint i = 0; i < self->articles->len; i++)
    if (!add_story (self, i, error))
      return FALSE;

  return TRUE;
}

/* The same stories are the same book. */
static char *
make_id (GPtrArray *articles)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  const char *hash;

  for (guint i = 0; i < articles->len; i++)
    {
      const BylineArticle *article = g_ptr_array_index (articles, i);
      const char *name = article->key != NULL ? article->key : article->url;

      if (name == NULL)
        name = get_title (article);
      g_checksum_update (sum, (const guchar *) name, strlen (name) + 1);
    }
  hash = g_checksum_get_string (sum);

  /* RFC 4122, version 5 in form. */
  return g_strdup_printf ("urn:uuid:%.8s-%.4s-5%.3s-a%.3s-%.12s", hash, hash + 8, hash + 13,
                          hash + 17, hash + 20);
}

static void
book_clear (Book *self)
{
  g_free (self->id);
  byline_zip_writer_free (self->zip);
  g_hash_table_unref (self->addresses);
  g_string_free (self->manifest, TRUE);
}

GBytes *
byline_export_epub (GPtrArray *articles,
                    const char *title,
                    gint64 modified,
                    GHashTable *pictures,
                    GError **error)
{
  const BylineArticle *first;
  GBytes *bytes = NULL;
  Book self;

  g_return_val_if_fail (articles != NULL && articles->len > 0, NULL);

  first = g_ptr_array_index (articles, 0);
  self = (Book){
    .articles = articles,
    .title = title != NULL ? title : get_title (first),
    .language = first->language != NULL ? first->language : "en",
    .modified = modified,
    .id = make_id (articles),
    .zip = byline_zip_writer_new (),
    .addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .manifest = g_string_new (NULL),
  };
  if (add_container (&self, error) && add_pictures (&self, pictures, error) &&
      add_stories (&self, error) && add_contents (&self, error) && add_ncx (&self, error) &&
      add_package (&self, error))
    bytes = byline_zip_writer_finish (g_steal_pointer (&self.zip));
  book_clear (&self);

  return bytes;
}
