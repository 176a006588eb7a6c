/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-help-page.h"

static const char *const languages[] = { "C", "de" };

static const BylineHelpBlock *
get_block (const BylineHelpPage *page, guint i)
{
  g_assert_cmpuint (i, <, page->blocks->len);
  return g_ptr_array_index (page->blocks, i);
}

static void
test_elements (void)
{
  static const char xml[] =
    "<page id='a'><info><link type='guide' xref='index'/><credit><name>Not this</name></credit>"
    "<desc>Of <em>it</em></desc></info><title>A &amp; B</title>"
    "<p>Press <keyseq><key>Ctrl</key><key>N</key></keyseq>, see <link xref='b'/>.</p>"
    "<list><item><p>One</p></item></list>"
    "<terms><item><title>T</title><p>Explained</p></item></terms>"
    "<screen>run &lt;it&gt;</screen><media src='figures/x.png'><p>A picture</p></media></page>";
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineHelpPage) page = byline_help_page_parse (xml, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->id, ==, "a");
  g_assert_cmpstr (page->title, ==, "A &amp; B");
  g_assert_cmpstr (page->summary, ==, "Of <i>it</i>");
  g_assert_null (strstr (page->text, "Not this"));
  g_assert_cmpuint (page->blocks->len, ==, 6);
  g_assert_cmpstr (get_block (page, 0)->markup, ==,
                   "Press <b>Ctrl</b>+<b>N</b>, see <a href=\"page:b\"></a>.");
  g_assert_cmpint (get_block (page, 1)->kind, ==, BYLINE_HELP_ITEM);
  g_assert_cmpint (get_block (page, 2)->kind, ==, BYLINE_HELP_TERM);
  g_assert_false (get_block (page, 2)->indented);
  g_assert_cmpint (get_block (page, 3)->kind, ==, BYLINE_HELP_PARAGRAPH);
  g_assert_true (get_block (page, 3)->indented);
  g_assert_cmpstr (get_block (page, 4)->markup, ==, "run &lt;it&gt;");
  g_assert_cmpint (get_block (page, 5)->kind, ==, BYLINE_HELP_PICTURE);
  g_assert_cmpstr (get_block (page, 5)->source, ==, "figures/x.png");
  g_assert_true (byline_help_page_matches (page, "explain one"));
  g_assert_false (byline_help_page_matches (page, "nowhere"));
}

static void
test_broken (void)
{
  static const char *const pages[] = { "<page id='a'><title>T</title>",
                                       "<page id='a'><title>T</title><tt>x</tt></page>",
                                       "<page><title>T</title></page>", "<page id='a'/>" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (byline_help_page_parse (pages[i], -1, &error));
      g_assert_nonnull (error);
    }
}

/* Links of @page lead to pages of the same language. */
static void
check_links (const BylineHelpPage *page, const char *folder)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const char *link = get_block (page, i)->markup;

      while ((link = strstr (link, "href=\"page:")) != NULL)
        {
          g_autofree char *id = g_strndup (link + 11, strcspn (link + 11, "\""));
          g_autofree char *file = g_strdup_printf ("%s/%s.page", folder, id);

          g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
          link++;
        }
    }
}

/* Every page that is shipped can be shown, in every language, and says something. */
static void
test_shipped (void)
{
  guint counts[G_N_ELEMENTS (languages)] = { 0 };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "help",
                                                       languages[l], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *text = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (BylineHelpPage) page = NULL;
          g_autofree char *expected = NULL;

          if (!g_str_has_suffix (name, ".page"))
            continue;
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
          page = byline_help_page_parse (text, -1, &error);
          g_assert_no_error (error);
          expected = g_strconcat (page->id, ".page", NULL);
          g_assert_cmpstr (name, ==, expected);
          g_assert_nonnull (page->summary);
          g_assert_cmpuint (page->blocks->len, >, 0);
          check_links (page, folder);
          counts[l]++;
        }
    }
  g_assert_cmpuint (counts[0], >=, 11);
  g_assert_cmpuint (counts[1], ==, counts[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help-page/elements", test_elements);
  g_test_add_func ("/help-page/broken", test_broken);
  g_test_add_func ("/help-page/shipped", test_shipped);
  return g_test_run ();
}
