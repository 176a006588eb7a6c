/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

typedef struct {
  const char *caption;
  const char *credit;
  const char *expected_caption;
  const char *expected_credit;
} Case;

static const Case cases[] = {
  { "A boat at noon.", NULL, "A boat at noon.", NULL },
  { "Photo: Name/Agency via Getty Images", NULL, NULL, "Photo: Name/Agency via Getty Images" },
  { "Photos: Courtesy", NULL, NULL, "Photos: Courtesy" },
  { "Logos: A and B", NULL, NULL, "Logos: A and B" },
  { "Illustration: Ro Hull", NULL, NULL, "Illustration: Ro Hull" },
  { "Name Surname/Getty Images", NULL, NULL, "Name Surname/Getty Images" },
  { "The summit opens. Photo: J. Marsh / Harbour Pictures", NULL, "The summit opens.",
    "Photo: J. Marsh / Harbour Pictures" },
  { "The summit opens (AP)", NULL, "The summit opens", "AP" },
  { "The summit opens (Photo by Kim Oar/Getty Images)", NULL, "The summit opens",
    "Photo by Kim Oar/Getty Images" },
  { "The summit (right) opens at noon", NULL, "The summit (right) opens at noon", NULL },
  { "Ein Boot. Foto: dpa", NULL, "Ein Boot.", "Foto: dpa" },
  { "A boat at noon. Reuters", NULL, "A boat at noon.", "Reuters" },
  { "A boat at noon. J. Marsh/Reuters", NULL, "A boat at noon.", "J. Marsh/Reuters" },
  { "Courtesy of the museum", NULL, NULL, "Courtesy of the museum" },
  { "© 2020 Fen", NULL, NULL, "© 2020 Fen" },
  { "A boat.", "(Jo Keel)", "A boat.", "Jo Keel" },
  { "A boat. Jo Keel", "Jo Keel", "A boat.", "Jo Keel" },
  { "Caption", "Photo credit", NULL, NULL },
  { "None", "Jo", NULL, "Jo" },
  { "Photos of the week show a boat, two herons and the man who feeds them every morning.", NULL,
    "Photos of the week show a boat, two herons and the man who feeds them every morning.", NULL },
  { "夕方の港＝2021年3月3日、山田太郎撮影", NULL, "夕方の港＝2021年3月3日", "山田太郎撮影" },
  { "夕方の港（山田太郎撮影）", NULL, "夕方の港", "山田太郎撮影" },
  { "夕方の港。写真：ロイター", NULL, "夕方の港。", "写真：ロイター" },
  { "写真＝山田太郎", NULL, NULL, "写真＝山田太郎" },
  { "夕方の港＝ロイター", NULL, "夕方の港", "ロイター" },
  { "撮影会が夕方の港で開かれた", NULL, "撮影会が夕方の港で開かれた", NULL },
  { "傍晚的港口。新华社记者 张三 摄", NULL, "傍晚的港口。", "新华社记者 张三 摄" },
  { "货轮停靠在傍晚的港口 张三 摄", NULL, "货轮停靠在傍晚的港口", "张三 摄" },
  { "傍晚的港口。张三摄", NULL, "傍晚的港口。", "张三摄" },
  { "傍晚的港口（港务局供图）", NULL, "傍晚的港口", "港务局供图" },
  { "图片来源：视觉中国", NULL, NULL, "图片来源：视觉中国" },
  { "저녁의 항구. 사진=연합뉴스", NULL, "저녁의 항구.", "사진=연합뉴스" },
  /* A dozen languages. */
  { "Le pont à l’aube. Crédit photo : A. Berg", NULL, "Le pont à l’aube.",
    "Crédit photo : A. Berg" },
  { "El puente al amanecer (Fotografía: A. Berg/EFE)", NULL, "El puente al amanecer",
    "Fotografía: A. Berg/EFE" },
  { "Il ponte all’alba. Foto di Anna Berg", NULL, "Il ponte all’alba.", "Foto di Anna Berg" },
  { "A ponte ao amanhecer. Crédito: A. Berg", NULL, "A ponte ao amanhecer.", "Crédito: A. Berg" },
  { "De brug bij dageraad. Beeld: A. Berg", NULL, "De brug bij dageraad.", "Beeld: A. Berg" },
  { "Bron i gryningen. Källa: A. Berg/TT", NULL, "Bron i gryningen.", "Källa: A. Berg/TT" },
  { "Silta aamulla. Kuva: A. Berg", NULL, "Silta aamulla.", "Kuva: A. Berg" },
  { "Most o świcie. Fot. A. Berg", NULL, "Most o świcie.", "Fot. A. Berg" },
  { "Most za úsvitu. Zdroj: ČTK", NULL, "Most za úsvitu.", "Zdroj: ČTK" },
  { "Köprü şafakta. Fotoğraf: A. Berg", NULL, "Köprü şafakta.", "Fotoğraf: A. Berg" },
  { "Мост на рассвете. Фото: А. Берг / РИА Новости", NULL, "Мост на рассвете.",
    "Фото: А. Берг / РИА Новости" },
  { "Die Brücke am Morgen Bildquelle: A. Berg", NULL, "Die Brücke am Morgen",
    "Bildquelle: A. Berg" },
  { "새벽의 다리가 안개 속에 서 있다. 김철수 기자", NULL, "새벽의 다리가 안개 속에 서 있다.",
    "김철수 기자" },
  { "夜明けの橋＝ＡＰ", NULL, "夜明けの橋", "ＡＰ" },
  /* Glued, bracketed, at the end. */
  { "The bridge at dawn.Photo: A. Berg (REUTERS)", NULL, "The bridge at dawn.",
    "Photo: A. Berg (REUTERS)" },
  { "The bridge at dawn (Anna Berg/The Quay)", NULL, "The bridge at dawn", "Anna Berg/The Quay" },
  { "The bridge in the port of Hale at dawn. Supplied", NULL,
    "The bridge in the port of Hale at dawn.", "Supplied" },
  { "The bridge in the port of Hale / Anna Berg", NULL, "The bridge in the port of Hale",
    "Anna Berg" },
  { "The bridge at dawn.", "– Anna Berg", "The bridge at dawn.", "Anna Berg" },
  { "Image credit: The Quay", "(Image credit: Anna Berg)", NULL, "Image credit: Anna Berg" },
  { "BBC", NULL, NULL, "BBC" },
  /* Said twice. */
  { "The bridge.", "Foto: A. Berg / dpa | Foto: A. Berg / dpa", "The bridge.",
    "Foto: A. Berg / dpa" },
  { "The bridge at dawn. A. Berg/dpa | A. Berg/dpa", NULL, "The bridge at dawn.", "A. Berg/dpa" },
  { NULL, "A. Berg • B. Moss", NULL, "A. Berg • B. Moss" },
  /* What it shows, a sign, whose it is. */
  { "El puente al amanecer. | Ana Gil (EFE)", NULL, "El puente al amanecer.", "Ana Gil (EFE)" },
  { "Die Brücke am Morgen. (Symbolfoto: Moor/dpa | A. Berg)", NULL, "Die Brücke am Morgen.",
    "Symbolfoto: Moor/dpa | A. Berg" },
  { "A ponte ao amanhecer — Foto: Rui Costa/Agência Mar", NULL, "A ponte ao amanhecer",
    "Foto: Rui Costa/Agência Mar" },
  { "Most za úsvitu | foto: A. Berg", NULL, "Most za úsvitu", "foto: A. Berg" },
  { "Broen ved daggry. (Foto: A. Berg © Ritzau Scanpix)", NULL, "Broen ved daggry.",
    "Foto: A. Berg © Ritzau Scanpix" },
  { "Le pont à l’aube. Photo Paul Gras", NULL, "Le pont à l’aube.", "Photo Paul Gras" },
  { "Cranes at rest in the port - Reuters", NULL, "Cranes at rest in the port", "Reuters" },
  { "안개에 덮인 항구. 이두리 기자", NULL, "안개에 덮인 항구.", "이두리 기자" },
  { "항구의 크레인 / 사진=연합뉴스", NULL, "항구의 크레인", "사진=연합뉴스" },
  { "▲大霧中的起重機。（圖／中央社）", NULL, "大霧中的起重機。", "圖／中央社" },
  { "رافعات الميناء في الضباب (رويترز)", NULL, "رافعات الميناء في الضباب", "رويترز" },
  { "رافعات الميناء في الضباب - أ ف ب", NULL, "رافعات الميناء في الضباب", "أ ف ب" },
  /* Names that are none's credit. */
  { "The bridge of Hale with its builder, A. Berg. It stood for a year.", NULL,
    "The bridge of Hale with its builder, A. Berg. It stood for a year.", NULL },
  { "Anna Berg at the bridge", NULL, "Anna Berg at the bridge", NULL },
  { "Players of the club (Premier League)", NULL, "Players of the club (Premier League)", NULL },
  { NULL, NULL, NULL, NULL },
};

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *caption = g_strdup (cases[i].caption);
      g_autofree char *credit = g_strdup (cases[i].credit);

      _byline_figure_text_split (&caption, &credit);
      g_assert_cmpstr (caption, ==, cases[i].expected_caption);
      g_assert_cmpstr (credit, ==, cases[i].expected_credit);
    }
}

static void
test_tags (void)
{
  g_assert_cmpint (_byline_html_tag_from_name ("P"), ==, BYLINE_HTML_TAG_P);
  g_assert_cmpint (_byline_html_tag_from_name ("a"), ==, BYLINE_HTML_TAG_A);
  g_assert_cmpint (_byline_html_tag_from_name ("video"), ==, BYLINE_HTML_TAG_VIDEO);
  g_assert_cmpint (_byline_html_tag_from_name ("my-part"), ==, BYLINE_HTML_TAG_DIV);
  g_assert_cmpint (_byline_html_tag_from_name ("font"), ==, BYLINE_HTML_TAG_OTHER);
}

static void
test_hints (void)
{
  g_assert_cmphex (_byline_hints_from_names ("entry-content clearfix"), ==, BYLINE_HINT_BODY);
  g_assert_cmphex (_byline_hints_from_names ("entryContent"), ==, BYLINE_HINT_BODY);
  g_assert_cmphex (_byline_hints_from_names ("wp_caption-text"), ==,
                   BYLINE_HINT_MEDIA | BYLINE_HINT_CAPTION);
  g_assert_cmphex (_byline_hints_from_names ("has-sidebar no-comments"), ==, 0);
  g_assert_cmphex (_byline_hints_from_names ("post tag-gallery category-related"), ==, 0);
  g_assert_cmphex (_byline_hints_from_names ("shared header"), ==, 0);
  g_assert_cmphex (_byline_hints_from_names (""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/figure-text/split", test_split);
  g_test_add_func ("/article/figure-text/tags", test_tags);
  g_test_add_func ("/article/figure-text/hints", test_hints);
  return g_test_run ();
}
