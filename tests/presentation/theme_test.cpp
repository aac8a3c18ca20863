#include "ui/presentation/theme.h"

#include <cmath>

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <catch2/catch.hpp>

#include "ui/presentation/icons.h"

using namespace lx::ui;

TEST_CASE("what is read keeps AA contrast in both themes")
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const Theme t = Theme::make(kind, TypeSize::Normal);
        INFO((kind == ThemeKind::Dark ? "dark" : "light"));
        for (const QColor& ground :
             {t.canvas, t.surface, t.surface_alt, t.header, t.selection, t.hover}) {
            INFO(ground.name().toStdString());
            CHECK(contrast(t.text, ground) >= 7.0);
            CHECK(contrast(t.text_soft, ground) >= 4.5);
        }
        for (const QColor& ground : {t.canvas, t.surface, t.surface_alt}) {
            INFO(ground.name().toStdString());
            CHECK(contrast(t.ok, ground) >= 4.5);
            CHECK(contrast(t.warn, ground) >= 4.5);
            CHECK(contrast(t.bad, ground) >= 4.5);
            CHECK(contrast(t.accent_text, ground) >= 4.5);
            CHECK(contrast(t.border_strong, ground) >= 3.0); // edges of controls
            CHECK(contrast(t.focus, ground) >= 3.0);
        }
        CHECK(contrast(t.on_accent, t.accent) >= 4.5);
        CHECK(contrast(t.on_accent, t.accent_hover) >= 4.5);
        CHECK(contrast(t.accent_text, t.accent_soft) >= 4.5);
        CHECK(contrast(t.text, t.ok_soft) >= 7.0);
        CHECK(contrast(t.text, t.warn_soft) >= 7.0);
        CHECK(contrast(t.text, t.bad_soft) >= 7.0);
    }
}

TEST_CASE("contrast of black on white is 21")
{
    CHECK(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 0.01);
    CHECK(std::abs(contrast(Qt::red, Qt::red) - 1.0) < 0.01);
}

TEST_CASE("every word of the style sheet is filled in and every picture it names is there")
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const QString sheet = Theme::make(kind, TypeSize::Normal).style_sheet();
        REQUIRE(sheet.size() > 1000);
        CHECK_FALSE(sheet.contains(QLatin1Char('@')));
        // A word that is not known leaves "background: ;" behind.
        CHECK_FALSE(sheet.contains(QRegularExpression(QStringLiteral("(: *;|solid *;|px +;)"))));
        auto it = QRegularExpression(QStringLiteral("url\\((:[^)]+)\\)")).globalMatch(sheet);
        int pictures = 0;
        while (it.hasNext()) {
            const QString path = it.next().captured(1);
            INFO(path.toStdString());
            CHECK(QFile::exists(path));
            ++pictures;
        }
        CHECK(pictures > 3);
    }
}

TEST_CASE("large type is larger and its rows hold it")
{
    const Theme normal = Theme::make(ThemeKind::Light, TypeSize::Normal);
    const Theme large = Theme::make(ThemeKind::Light, TypeSize::Large);
    CHECK(normal.row_px >= 28);
    CHECK(normal.row_px <= 32);
    CHECK(large.text_px == 18);
    CHECK(large.row_px > large.text_px + 10);
}

TEST_CASE("icons are one family and can be drawn in any colour")
{
    const QStringList names = icon_names();
    REQUIRE(names.size() > 40);
    for (const QString& name : names) {
        INFO(name.toStdString());
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        if (name != QLatin1String("liangxin")) { // the program's own sign has its colours
            CHECK(svg.contains("stroke-width=\"1.6\""));
            CHECK(svg.contains("viewBox=\"0 0 24 24\""));
            CHECK(svg.count("currentColor") == 1);
        }
        const QImage picture = icon_pixmap(name, QColor(0, 128, 255), 24).toImage();
        int drawn = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                drawn += qAlpha(picture.pixel(x, y)) > 0 ? 1 : 0;
        }
        CHECK(drawn > 10);
    }
}
