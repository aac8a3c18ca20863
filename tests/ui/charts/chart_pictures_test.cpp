// Charts as they are drawn: on screen, in files, on paper.
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "tests/ui/charts/chart_examples.h"
#include "ui/chart/chart_file.h"
#include "ui/chart/chart_scene.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;

/// To be looked at:  LIANGXIN_PICTURES=dir test_ui "[chart-pictures]"
TEST_CASE("pictures of every kind of chart", "[.][chart-pictures]")
{
    const QString folder = qEnvironmentVariable("LIANGXIN_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    for (const Chart& chart : test::chart_examples()) {
        const auto name = [&](const char* ending) {
            return utf8_of(folder) + "/" + chart.id + ending;
        };
        const ChartPaper picture = chart_picture(chart, QStringLiteral("永宁县委组织部　2025年10月15日"));
        REQUIRE(write_chart(picture, name(".png")));
        REQUIRE(write_chart(picture, name(".svg")));
        REQUIRE(write_chart(chart_sheets(chart, QStringLiteral("永宁县委组织部")), name(".pdf")));
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            for (const TypeSize type : {TypeSize::Normal, TypeSize::Large}) {
                for (const QSize size : {QSize(320, 240), QSize(700, 480)}) {
                    ChartScene scene;
                    scene.draw(chart, ChartLook::of(Theme::make(kind, type)), {}, size);
                    QImage image(scene.size().toSize(), QImage::Format_RGB32);
                    QPainter painter(&image);
                    painter.setRenderHint(QPainter::Antialiasing);
                    scene.render(&painter);
                    painter.end();
                    REQUIRE(image.save(folder + QStringLiteral("/%1-%2-%3-%4.png")
                                                    .arg(qt(chart.id),
                                                         QLatin1String(kind == ThemeKind::Dark ? "dark" : "light"),
                                                         QLatin1String(type == TypeSize::Large ? "large" : "normal"))
                                                    .arg(size.width())));
                }
            }
        }
    }
}
