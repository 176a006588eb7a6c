/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-author.h"
#include "byline-blocks.h"
#include "byline-blocks-tidy-private.h"

/* What is seen only when a text's blocks stand beside each other. */

#define PARAGRAPH                                                                                  \
  "<p>The port of Hale has forty cranes, and on Tuesday none of them moved; nobody minded that, "  \
  "since "                                                                                         \
  "the fog was in.</p>"

/* Returns: (transfer full): the types of the blocks and the words of figures, "p h3 figure(caption|credit)". */
static char *
tidied (const char *html)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_from_html (html, -1, "https://quay.example/", NULL);
  GString *out = g_string_new (NULL);

  _byline_blocks_tidy (blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append_c (out, ' ');
      if (block->type == BYLINE_BLOCK_PARAGRAPH)
        g_string_append_c (out, 'p');
      else if (block->type == BYLINE_BLOCK_HEADING)
        g_string_append_printf (out, "h%u", block->level);
      else if (block->type == BYLINE_BLOCK_FIGURE)
        g_string_append_printf (out, "figure(%s|%s)",
                                block->picture->caption != NULL ? block->picture->caption : "",
                                block->picture->credit != NULL ? block->picture->credit : "");
      else
        g_string_append (out, "other");
    }
  return g_string_free (out, FALSE);
}

/* What is left of the text where @name wrote it, a letter a block. */
static guint
n_without_signature (const char *html, const char *name)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_from_html (html, -1, "https://quay.example/", NULL);
  g_autoptr (GPtrArray)
    authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);

  g_ptr_array_add (authors, byline_author_new (name));
  _byline_blocks_drop_signature (blocks, authors);
  return blocks->len;
}

static void
test_signature (void)
{
  g_assert_cmpuint (
    n_without_signature (PARAGRAPH "<p>박세나 기자 sena@quay.example</p>", "박세나"), ==, 1);
  g_assert_cmpuint (
    n_without_signature (PARAGRAPH "<p>Ann Marsh (ann@quay.example)</p>", "Ann Marsh"), ==, 1);
  g_assert_cmpuint (n_without_signature (PARAGRAPH "<p>Ann Marsh won.</p>", "Ann Marsh"), ==, 2);
  g_assert_cmpuint (n_without_signature (PARAGRAPH "<p>Ann Marsh</p>", "Bo Moss"), ==, 2);
  g_assert_cmpuint (n_without_signature ("<p>Ann Marsh</p>", "Ann Marsh"), ==, 1);
}

static void
assert_tidied (const char *html, const char *expected)
{
  g_autofree char *found = tidied (html);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_captions (void)
{
  assert_tidied ("<p><img src=/a.jpg></p><p>Cranes at dawn. Photo: Jo Berg</p>" PARAGRAPH,
                 "figure(Cranes at dawn.|Photo: Jo Berg) p");
  assert_tidied ("<figure><img src=/a.jpg><figcaption>Cranes stood still.</figcaption></figure>"
                 "<p>Cranes stood still.</p>" PARAGRAPH,
                 "figure(Cranes stood still.|) p");
  /* A sentence below a picture is text. */
  assert_tidied (
    "<p><img src=/a.jpg></p><p>Cranes stood still at dawn. Nobody minded.</p>" PARAGRAPH,
    "figure(|) p p");
}

static void
test_subheads (void)
{
  assert_tidied (PARAGRAPH "<p><strong>The fog</strong></p>" PARAGRAPH
                           "<p><b>The master</b></p>" PARAGRAPH,
                 "p h3 p h3 p");
  /* One alone may be anything; where there are subheads, bold lines are none; nor are questions. */
  assert_tidied (PARAGRAPH "<p><strong>The fog</strong></p>" PARAGRAPH, "p p p");
  assert_tidied (PARAGRAPH "<h2>Fog</h2>" PARAGRAPH "<p><b>The master</b></p>" PARAGRAPH
                           "<p><b>The cranes</b></p>" PARAGRAPH,
                 "p h2 p p p p p");
  assert_tidied (PARAGRAPH "<p><b>Why is there fog?</b></p>" PARAGRAPH
                           "<p><b>Who is the master?</b></p>" PARAGRAPH,
                 "p p p p p");
}

static void
test_end (void)
{
  assert_tidied (PARAGRAPH "<hr><h2>More</h2>", "p");
  assert_tidied ("", "");
}

/* A kicker and its headline, with a colon that is only heard. */
static void
test_colons (void)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_from_html (
    PARAGRAPH "<h3><div>Quay</div><span class=a>:</span><span>The fog is back</span></h3>" PARAGRAPH
              "<h3>: Alone</h3>" PARAGRAPH "<h3>Time: noon</h3>" PARAGRAPH,
    -1, "https://quay.example/", NULL);
  static const char *headings[] = { "Quay: The fog is back", "Alone", "Time: noon" };

  _byline_blocks_tidy (blocks);
  g_assert_cmpuint (blocks->len, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, 1 + 2 * i);

      g_assert_cmpint (block->type, ==, BYLINE_BLOCK_HEADING);
      g_assert_cmpstr (block->text->text, ==, headings[i]);
    }
}

/* As many of them as there may be: each has one headline, and a colon without words is no heading. */
static void
test_many_colons (void)
{
  g_autoptr (GString) html = g_string_new ("<h3>Quay</h3>");
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (html, "<h3>: a</h3><h3>:</h3>");
  g_string_append (html, PARAGRAPH);
  blocks = byline_blocks_from_html (html->str, -1, "https://quay.example/", NULL);
  _byline_blocks_tidy (blocks);
  g_assert_cmpuint (blocks->len, ==, 20001);
  g_assert_cmpstr (((BylineBlock *) blocks->pdata[0])->text->text, ==, "Quay: a");
  g_assert_cmpstr (((BylineBlock *) blocks->pdata[1])->text->text, ==, "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/tidy/captions", test_captions);
  g_test_add_func ("/article/tidy/subheads", test_subheads);
  g_test_add_func ("/article/tidy/colons", test_colons);
  g_test_add_func ("/article/tidy/many-colons", test_many_colons);
  g_test_add_func ("/article/tidy/end", test_end);
  g_test_add_func ("/article/tidy/signature", test_signature);
  return g_test_run ();
}
