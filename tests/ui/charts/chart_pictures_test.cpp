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
        const ChartPaper picture =
            chart_picture(chart, QStringLiteral("永宁县委组织部　2025年10月15日"));
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
                    REQUIRE(image.save(
                        folder +
                        QStringLiteral("/%1-%2-%3-%4.png")
                            .arg(qt(chart.id),
                                 QLatin1String(kind == ThemeKind::Dark ? "dark" : "light"),
                                 QLatin1String(type == TypeSize::Large ? "large" : "normal"))
                            .arg(size.width())));
                }
            }
        }
    }
}

namespace {

QByteArray read(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("a chart is saved as PNG, as SVG whose texts are texts, as PDF", "[chart]")
{
    const QTemporaryDir folder;
    for (const Chart& chart : test::chart_examples()) {
        INFO(chart.id);
        const auto path = [&](const char* ending) {
            return folder.filePath(qt(chart.id) + QLatin1String(ending));
        };
        const ChartPaper picture = chart_picture(chart, QStringLiteral("组织部"));
        REQUIRE(write_chart(picture, utf8_of(path(".png"))));
        const QImage image(path(".png"));
        REQUIRE_FALSE(image.isNull());
        CHECK(image.pixelColor(1, image.height() - 2) == QColor(Qt::white)); // whatever the theme
        REQUIRE(write_chart(picture, utf8_of(path(".svg"))));
        const QByteArray svg = read(path(".svg"));
        CHECK(svg.count("<text") >= 1);
        CHECK(svg.contains(QByteArray::fromStdString(chart.name)));
        for (const ChartTarget& target : chart.targets)
            CHECK(svg.contains(QByteArray::fromStdString(target.name)));
        REQUIRE(write_chart(chart_sheets(chart, {}), utf8_of(path(".pdf"))));
        CHECK(read(path(".pdf")).startsWith("%PDF"));
    }
    CHECK_FALSE(write_chart(chart_picture(test::pie_chart(), {}), "chart.bmp"));
}

TEST_CASE("a chart that is too high for a sheet goes on on the next, on the same scale", "[chart]")
{
    Chart chart;
    chart.id = "many";
    chart.name = "许多属地";
    std::vector<std::string> names;
    std::vector<double> values;
    for (int i = 0; i < 150; ++i) {
        names.push_back("第" + std::to_string(i + 1) + "村");
        values.push_back(1000 - i);
    }
    test::add_categories(chart, names);
    test::add_series(chart, "单位", ColumnFormat::Count, values);
    const ChartPaper sheets = chart_sheets(chart, {});
    CHECK_FALSE(sheets.landscape);
    CHECK(sheets.pages.size() > 2);
    CHECK(sheets.pages.size() < 8);
    CHECK(chart_sheets(test::line_chart(), {}).pages.size() == 1);
    CHECK(chart_sheets(test::line_chart(), {}).landscape);

    ChartScene whole;
    whole.draw(chart, ChartLook::paper(), {}, {700, 900});
    Chart part = chart;
    part.categories.erase(part.categories.begin(), part.categories.begin() + 100);
    part.series[0].points.erase(part.series[0].points.begin(), part.series[0].points.begin() + 100);
    ChartScene some;
    some.draw(part, ChartLook::paper(), {true, {}, &chart}, {700, 900});
    CHECK(some.layout().high == Approx(whole.layout().high).epsilon(0.02));
}

TEST_CASE("the six tones are told apart in grey print", "[chart]")
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const ChartLook look = ChartLook::of(Theme::make(kind, TypeSize::Normal));
        for (std::size_t i = 0; i < ChartLook::tones; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const ChartTone a = look.tone(i);
                const ChartTone b = look.tone(j);
                INFO(i << " and " << j);
                CHECK((a.hatch != b.hatch || contrast(a.fill, b.fill) > 1.5));
                CHECK((a.dash != b.dash || contrast(a.line, b.line) > 1.5));
            }
            CHECK(contrast(look.text_on(look.tone(i).fill), look.tone(i).fill) >= 4.5);
            CHECK(contrast(look.tone(i).line, look.ground) >= 3);
        }
    }
}

TEST_CASE("hatches stay inside their box", "[chart]")
{
    const QRectF box(10, 20, 33, 15);
    CHECK(hatch_lines(box, Hatch::None, 5).isEmpty());
    for (const Hatch hatch : {Hatch::Rising, Hatch::Falling, Hatch::Crossed}) {
        const QPainterPath path = hatch_lines(box, hatch, 5);
        CHECK_FALSE(path.isEmpty());
        CHECK(box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(path.boundingRect()));
    }
}

TEST_CASE("a scale has round steps, from zero unless that says little", "[chart]")
{
    using Steps = std::vector<double>;
    CHECK(scale_steps(0, 97, ColumnFormat::Count) == Steps{0, 20, 40, 60, 80, 100});
    CHECK(scale_steps(1, 3, ColumnFormat::Count) == Steps{0, 1, 2, 3});
    CHECK(scale_steps(900, 1000, ColumnFormat::Count).front() == 900);
    CHECK(scale_steps(-20, 35, ColumnFormat::Count).front() == -20);
    CHECK(scale_steps(0, 0, ColumnFormat::Count) == Steps{0, 1});
    CHECK(scale_steps(5, 5, ColumnFormat::Count).front() == 0);
}
