dnl For phpize and PIE. Compiles the same files as the Makefile of the repository.
PHP_ARG_ENABLE([msf],
  [whether to enable the micro service framework],
  [AS_HELP_STRING([--enable-msf], [Enable MSF])],
  [yes])

PHP_ARG_WITH([llhttp-sources],
  [for the C sources of llhttp],
  [AS_HELP_STRING([--with-llhttp-sources=DIR], [Directory of llhttp.c, http.c and api.c, where there is no library libllhttp (Debian 12: /usr/share/llhttp)])],
  [/usr/share/llhttp],
  [no])

if test "$PHP_MSF" != "no"; then
  PKG_CHECK_MODULES([LIBUV], [libuv >= 1.40])
  PKG_CHECK_MODULES([OPENSSL_MSF], [openssl >= 3.0])
  PKG_CHECK_MODULES([ZLIB_MSF], [zlib])
  PKG_CHECK_MODULES([BROTLI_MSF], [libbrotlidec])
  PHP_EVAL_INCLINE([$LIBUV_CFLAGS $OPENSSL_MSF_CFLAGS $ZLIB_MSF_CFLAGS $BROTLI_MSF_CFLAGS])
  PHP_EVAL_LIBLINE([$LIBUV_LIBS $OPENSSL_MSF_LIBS $ZLIB_MSF_LIBS $BROTLI_MSF_LIBS], [MSF_SHARED_LIBADD])

  MSF_CFLAGS="-std=gnu17 -D_GNU_SOURCE -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -I@ext_srcdir@ -I@ext_srcdir@/src"
  MSF_SOURCES="msf.c"
  PHP_ADD_BUILD_DIR([$ext_builddir/src])
  for msf_dir in $(cd "$abs_srcdir" && find src -type d | sort); do
    PHP_ADD_BUILD_DIR([$ext_builddir/$msf_dir])
  done
  for msf_file in $(cd "$abs_srcdir" && find src -name '*.c' | sort); do
    MSF_SOURCES="$MSF_SOURCES $msf_file"
  done

  dnl A library on Debian 13; C sources, packaged with node-llhttp, on Debian 12. They are compiled from copies in the build directory.
  PKG_CHECK_MODULES([LLHTTP], [libllhttp], [
    PHP_EVAL_INCLINE([$LLHTTP_CFLAGS])
    PHP_EVAL_LIBLINE([$LLHTTP_LIBS], [MSF_SHARED_LIBADD])
  ], [
    msf_llhttp=$PHP_LLHTTP_SOURCES
    AC_MSG_CHECKING([for llhttp sources in $msf_llhttp])
    if test ! -f "$msf_llhttp/llhttp.c"; then
      AC_MSG_RESULT([no])
      AC_MSG_ERROR([neither the library libllhttp nor its C sources were found; install libllhttp-dev or node-llhttp, or give --with-llhttp-sources=DIR])
    fi
    AC_MSG_RESULT([yes])
    mkdir -p "$abs_srcdir/llhttp"
    for msf_file in api http llhttp; do
      cp "$msf_llhttp/$msf_file.c" "$abs_srcdir/llhttp/$msf_file.c"
      MSF_SOURCES="$MSF_SOURCES llhttp/$msf_file.c"
    done
    for msf_header in "$msf_llhttp/llhttp.h" /usr/share/include/llhttp/llhttp.h /usr/include/llhttp.h; do
      if test -f "$msf_header"; then
        cp "$msf_header" "$abs_srcdir/llhttp/llhttp.h"
        break
      fi
    done
    PHP_ADD_BUILD_DIR([$ext_builddir/llhttp])
    MSF_CFLAGS="$MSF_CFLAGS -I@ext_srcdir@/llhttp"
  ])

  PHP_NEW_EXTENSION([msf], [$MSF_SOURCES], [$ext_shared],, [$MSF_CFLAGS])
  PHP_SUBST([MSF_SHARED_LIBADD])
fi
