/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-plain-text.h"

#include <string.h>

static void
assert_html (const char *text, const char *expected)
{
  g_autofree char *html = byline_plain_text_to_html (text, FALSE);

  g_assert_cmpstr (html, ==, expected);
}

static void
test_breaks (void)
{
  assert_html ("", "");
  assert_html (" \n\t\n", "");
  assert_html ("One line & no more <b>", "One line &amp; no more &lt;b&gt;");
  assert_html ("\n  One line \n", "One line");
  assert_html ("One\n\nTwo", "<p>One</p><p>Two</p>");
  assert_html ("One\ntwo", "One<br>two");
  assert_html ("One\r\ntwo\r\n\r\nThree\rfour", "<p>One<br>two</p><p>Three<br>four</p>");
  assert_html ("One\u2028two\u2029Three", "<p>One<br>two</p><p>Three</p>");
  assert_html ("One \n \t\n\n\n two", "<p>One</p><p>two</p>");
  assert_html ("Changes:\nfaster start\nsmaller index",
               "Changes:<br>faster start<br>smaller index");
}

static void
test_markup (void)
{
  g_autofree char *html = byline_plain_text_to_html ("A <b>b</b> &amp; c\n\nd", TRUE);

  g_assert_cmpstr (html, ==, "<p>A <b>b</b> &amp; c</p><p>d</p>");
}

/* Prose that was broken at one width; what stands around it is not joined. */
static void
test_wrapped (void)
{
  assert_html (
    "Dear all,\n\n"
    "The council wishes to say that the bridge will be shut from the first of\n"
    "June, and that the ferry will go every hour, on Sundays from nine in the\n"
    "morning.\n\n"
    "Times:\n"
    "- at nine, from the northern side, and from the other one at half past\n"
    "  nine\n"
    "- at ten\n\n"
    "Yours\n"
    "The council\n",
    "<p>Dear all,</p>"
    "<p>The council wishes to say that the bridge will be shut from the first of June, "
    "and that the ferry will go every hour, on Sundays from nine in the morning.</p>"
    "<p>Times:<br>- at nine, from the northern side, and from the other one at half past "
    "nine<br>- at ten</p>"
    "<p>Yours<br>The council</p>");
  assert_html (
    "Wegen der Arbeiten an der Brücke über den Fluß bleibt die Straße bis\n"
    "zum Ende des Sommers gesperrt; die Fähre fährt jede volle Stunde, und\n"
    "sonntags ab neun Uhr. Siehe\n"
    "https://paper.example/a-very-long-address/that-nobody/could-break-in-two/at-all.html\n"
    "und die Tafeln.",
    "Wegen der Arbeiten an der Brücke über den Fluß bleibt die Straße bis zum Ende des "
    "Sommers gesperrt; die Fähre fährt jede volle Stunde, und sonntags ab neun Uhr. Siehe "
    "https://paper.example/a-very-long-address/that-nobody/could-break-in-two/at-all.html "
    "und die Tafeln.");
  assert_html ("市议会宣布从六月一日起大桥将关闭两年期间渡轮每小时一班周日从\n"
               "九点开始直到缆绳全部更换完毕并由工程师签字确认为止届时将另行通\n"
               "知。",
               "市议会宣布从六月一日起大桥将关闭两年期间渡轮每小时一班周日从"
               "九点开始直到缆绳全部更换完毕并由工程师签字确认为止届时将另行通知。");
}

/* Lines that end where they are to end. */
static void
test_not_wrapped (void)
{
  assert_html (
    "The tide comes in, the tide goes out,\nand nobody has ever found\nthe man who knows what it's "
    "about,\n"
    "nor where he has gone aground",
    "The tide comes in, the tide goes out,<br>and nobody has ever found<br>the man who knows "
    "what it's about,<br>nor where he has gone aground");
  assert_html ("The first sentence stands on a line of its own and is quite long.\n"
               "The second one does so, too, since somebody wished it to be so.",
               "The first sentence stands on a line of its own and is quite long.<br>"
               "The second one does so, too, since somebody wished it to be so.");
  assert_html ("00:00 Intro, in which we say who we are and what all of this is about\n"
               "01:20 Tides, in which we learn what the moon has got to do with them\n"
               "12:45 Questions of those who wrote to us in the course of the last week",
               "00:00 Intro, in which we say who we are and what all of this is about<br>"
               "01:20 Tides, in which we learn what the moon has got to do with them<br>"
               "12:45 Questions of those who wrote to us in the course of the last week");
}

static void
test_code (void)
{
  assert_html ("Run this:\n\n    make\n\n      make install\n\nThen go on.",
               "<p>Run this:</p><pre>make\n\n  make install</pre><p>Then go on.</p>");
  assert_html ("Run:\n\tmake <all>", "<p>Run:</p><pre>make &lt;all&gt;</pre>");
  /* The document's own indentation, of all lines or of all but the first. */
  assert_html ("\n      One\n\n      Two\n    ", "<p>One</p><p>Two</p>");
  assert_html ("One\n      two\n      three", "One<br>two<br>three");
  /* What belongs to a list's item. */
  assert_html ("- one\n    and more\n    - two", "- one<br>and more<br>- two");
}

/* Any text takes its time, and no longer. */
static void
test_large (void)
{
  static const char *const pieces[] = { "\n", "a\n", "    a\n", "- \n", "\t", " ", "é 界\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *html = NULL;

      while (text->len < 1000000)
        g_string_append (text, pieces[i]);
      html = byline_plain_text_to_html (text->str, FALSE);
      g_assert_cmpuint (strlen (html), <, 5 * text->len);
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/breaks", test_breaks);
  g_test_add_func ("/plain-text/markup", test_markup);
  g_test_add_func ("/plain-text/wrapped", test_wrapped);
  g_test_add_func ("/plain-text/not-wrapped", test_not_wrapped);
  g_test_add_func ("/plain-text/code", test_code);
  g_test_add_func ("/plain-text/large", test_large);

  return g_test_run ();
}
