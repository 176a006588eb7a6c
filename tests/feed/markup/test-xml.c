/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-xml-private.h"

#include <string.h>

typedef struct {
  const char *broken;
  const char *expected;
} Case;

static const Case cases[] = {
  { "<a>x</a>", "<a>x</a>" },
  { "<?xml version='1.0'?><!-- c --><a><?pi x?>x<!-- y --></a>", "<a>x</a>" },
  { "<a>x & y &amp; z &lt; &bogus; &eacute;</a>", "<a>x &amp; y &amp; z &lt; &amp;bogus; é</a>" },
  { "<a>1 < 2</a>", "<a>1 &lt; 2</a>" },
  { "<a><b>x</a>", "<a><b>x</b></a>" },
  { "<a>x</b></a>", "<a>x</a>" },
  { "<a><b><c>x", "<a><b><c>x</c></b></a>" },
  { "<a>x<br>y</a>", "<a>x<br/>y</a>" },
  { "<a b=c d e='f' e='g' b:c:d='h'/>", "<a b=\"c\" d=\"\" e=\"f\"/>" },
  { "<a b='x & \"y\" <z>'/>", "<a b=\"x &amp; &quot;y&quot; &lt;z&gt;\"/>" },
  { "<a><![CDATA[<b> & ]] ]></a>", "<a>&lt;b&gt; &amp; ]] ]&gt;&lt;/a&gt;</a>" },
  { "<a><![CDATA[<b>]]></a>", "<a>&lt;b&gt;</a>" },
  { "<!DOCTYPE a [<!ENTITY e 'it &#233;'>]><a>&e;</a>", "<a>it é</a>" },
  { "<a>x</a><b>after</b>", "<a>x</a>" },
  { "<a><1>x</a>", "<a>&lt;1&gt;x</a>" },
  { "no markup", "" },
};

static void
test_repair (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *repaired = _byline_xml_repair (cases[i].broken, strlen (cases[i].broken), NULL,
                                              NULL);

      g_test_message ("%s", cases[i].broken);
      g_assert_cmpstr (repaired->str, ==, cases[i].expected);
      g_string_free (repaired, TRUE);
    }
}

typedef struct {
  GString *log;
} Log;

static void
restart_cb (gpointer data)
{
  g_string_truncate (((Log *) data)->log, 0);
}

static void
start_cb (gpointer data,
          const char *name,
          const char *prefix,
          const char *uri,
          const BylineXmlAttribute *attributes,
          guint n_attributes)
{
  g_string_append_printf (((Log *) data)->log, "(%s", name);
  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (((Log *) data)->log, " %s=%.*s", attributes[i].name,
                            (int) attributes[i].length, attributes[i].value);
  g_string_append_c (((Log *) data)->log, ':');
}

static void
end_cb (gpointer data)
{
  g_string_append_c (((Log *) data)->log, ')');
}

static void
text_cb (gpointer data, const char *text, gsize length)
{
  g_string_append_len (((Log *) data)->log, text, length);
}

static void
check_read (const char *xml, const char *expected, gboolean is_broken)
{
  static const BylineXmlHandler handler = { restart_cb, start_cb, end_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (BylineXmlResult) result = { 0 };
  Log log = { text };

  _byline_xml_read (xml, strlen (xml), &handler, &log, &result);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (result.is_broken, ==, is_broken);
  g_assert_false (result.is_too_deep);
}

static void
test_read (void)
{
  check_read ("<?xml version='1.0' encoding='utf-16'?><a b='1&amp;2'>x&lt;<c/><![CDATA[<]]></a>",
              "(a b=1&2:x<(c:)<)", FALSE);
  check_read ("<a b='1&2'>x & y<c></a>", "(a b=1&2:x & y(c:))", TRUE);
  check_read ("<!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY x 'y'>]><a>&x;</a>", "(a:y)",
              FALSE);
  check_read ("", "", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/xml/repair", test_repair);
  g_test_add_func ("/feed/xml/read", test_read);
  return g_test_run ();
}
