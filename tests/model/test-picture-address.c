/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-address.h"

static void
assert_same (const char *large, const char *small)
{
  g_autofree char *a = byline_picture_address_key (large);
  g_autofree char *b = byline_picture_address_key (small);

  g_test_message ("%s, %s", large, small);
  g_assert_nonnull (a);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpint (byline_picture_address_width (large), >, byline_picture_address_width (small));
}

static void
assert_other (const char *a, const char *b)
{
  g_autofree char *first = byline_picture_address_key (a);
  g_autofree char *second = byline_picture_address_key (b);

  g_assert_cmpstr (first, !=, second);
}

static void
test_sizes (void)
{
  assert_same ("https://p.example/up/pic-1024x683.jpg", "http://www.p.example/up/pic-300x200.jpg");
  assert_same ("https://p.example/up/pic.jpg", "https://p.example/up/pic-300x200.jpg");
  assert_same ("https://p.example/up/pic.jpg", "https://p.example/up/pic-scaled.jpg");
  assert_same ("https://p.example/up/pic-scaled.jpg", "https://p.example/up/pic-768x512.jpg");
  assert_same ("https://p.example/up/pic_1200x800.webp", "https://p.example/up/pic_thumb.jpg");
  assert_same ("https://p.example/x.jpg?w=1000", "https://p.example/x.jpg?w=140&s=1");
  assert_same ("https://p.example/x.jpg", "https://p.example/x.jpg?resize=300%2C200&ssl=1");
  assert_same ("https://p.example/x.jpg?width=700&quality=85", "https://p.example/x.jpg?width=140");
  assert_same ("https://p.example/img?id=7&width=900", "https://p.example/img?width=90&id=7");
  assert_same ("https://b.example/img/a/s1600/pic.jpg", "https://b.example/img/a/s320/pic.jpg");
  assert_same ("https://b.example/img/w640-h480/pic.jpg",
               "https://b.example/img/w72-h72-p-k/pic.jpg");
  assert_same ("https://g.example/AbC=w1200-h630", "https://g.example/AbC=s96");
  assert_same ("https://i.example/news/1024/branded/a1b2.jpg",
               "https://i.example/news/240/branded/a1b2.jpg");
  assert_same ("https://i.example/1200x675/pic.jpg", "https://i.example/320x180/pic.jpg");
  assert_same ("https://i.example/800w/pic.jpg", "https://i.example/200w/pic.jpg");
}

/* What an image server shall do with the picture, as a part of the path. */
static void
test_transformations (void)
{
  assert_same ("https://i.example/upload/w_900/v12/pic.jpg",
               "https://i.example/upload/w_300/v12/pic.jpg");
  assert_same ("https://i.example/upload/c_fill,g_auto,h_600,q_auto:good,w_900/v12/pic.jpg",
               "https://i.example/upload/f_auto,w_300,q_80/v12/pic.jpg");
  assert_same ("https://i.example/tr:w-900,h-600,fo-auto/pic.jpg",
               "https://i.example/tr:w-300/pic.jpg");
  assert_same ("https://i.example/image/width=900,quality=80,format=auto/pic.jpg",
               "https://i.example/image/width=300/pic.jpg");
  assert_same ("https://i.example/c:1200:675:fp:0.500:0.500/rs:fill:1600:0/plain/pic.jpg",
               "https://i.example/c:1100:675:fp:0.5:0.5/rs:fill:615:0/plain/pic.jpg");
  assert_same ("https://i.example/resize:fit:900:0/q:80/pic.jpg",
               "https://i.example/resize:fit:300:0/pic.jpg");
  assert_same ("https://i.example/fit-in/900x0/filters:quality(80):format(webp)/pic.jpg",
               "https://i.example/fit-in/300x0/filters:format(webp)/pic.jpg");
  assert_other ("https://i.example/w_alter/pic.jpg", "https://i.example/w_benn/pic.jpg");
  assert_other ("https://i.example/c_news/pic.jpg", "https://i.example/c_sport/pic.jpg");
  assert_other ("https://i.example/f_1/pic.jpg", "https://i.example/f_2/pic.jpg");
  assert_other ("https://i.example/a:1/pic.jpg", "https://i.example/a:2/pic.jpg");
}

static void
test_proxies (void)
{
  assert_same ("https://p.example/x.jpg", "https://i0.wp.com/p.example/x.jpg?w=300");
  assert_same ("https://i2.wp.com/www.p.example/x.jpg?fit=1200%2C800",
               "https://p.example/x-300x200.jpg");
  assert_same (
    "https://p.example/x.jpg",
    "https://cdn.example/image/fetch/w_300,c_limit/https%3A%2F%2Fp.example%2Fx-600x400.jpg");
  assert_same ("https://p.example/x.jpg",
               "https://n.example/_next/image?url=https%3A%2F%2Fp.example%2Fx.jpg&w=640&q=75");
  assert_same ("https://p.example/x.jpg", "https://wsrv.nl/?url=p.example/x.jpg&w=200");
  assert_same ("https://p.example/x.jpg",
               "https://c.example/cdn-cgi/image/300x200/https://p.example/x.jpg");
}

static void
test_others (void)
{
  assert_other ("https://p.example/1.jpg", "https://p.example/2.jpg");
  assert_other ("https://p.example/2024/01/featured.jpg", "https://p.example/2024/02/featured.jpg");
  assert_other ("https://p.example/img?id=7", "https://p.example/img?id=8");
  assert_other ("https://p.example/a/pic.jpg", "https://q.example/a/pic.jpg");
  assert_other ("https://p.example/pic-1.jpg", "https://p.example/pic-2.jpg");
  assert_other ("https://p.example/dsc_1024.jpg", "https://p.example/dsc_1025.jpg");
  assert_other ("https://p.example/w1.jpg", "https://p.example/w2.jpg");
  assert_other ("https://i0.wp.com/p.example/1.jpg", "https://i0.wp.com/p.example/2.jpg");
  g_assert_null (byline_picture_address_key (NULL));
  g_assert_null (byline_picture_address_key ("data:image/png;base64,x"));
  g_assert_cmpint (byline_picture_address_width ("x"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-address/sizes", test_sizes);
  g_test_add_func ("/picture-address/transformations", test_transformations);
  g_test_add_func ("/picture-address/proxies", test_proxies);
  g_test_add_func ("/picture-address/others", test_others);

  return g_test_run ();
}
