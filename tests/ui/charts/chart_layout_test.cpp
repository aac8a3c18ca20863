// Where the texts of a chart stand, whatever chart and size: inside the picture, whole, over no
// other.
#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "ui/chart/layout_parts.h"

using namespace lx;
using namespace lx::ui;

namespace {

constexpr double em = 18;

/// Some characters, one em wide each, which may be parted anywhere as Chinese may.
ChartText text_of(int characters)
{
    ChartText text;
    text.text = QString(characters, QChar(0x5B57));
    text.line = em;
    for (int i = 0; i < characters; ++i)
        text.pieces.push_back({i, em});
    return text;
}

/// A figure: never parted.
ChartText figure_of(int digits)
{
    ChartText text;
    text.text = QString(digits, QLatin1Char('8'));
    text.line = em;
    text.pieces.push_back({0, digits * em / 2});
    return text;
}

ChartText some_text(int least, int most)
{
    return text_of(*rc::gen::inRange(least, most));
}

ChartShape some_shape(ChartKind kind)
{
    ChartShape shape;
    shape.kind = kind;
    shape.em = em;
    const bool pie = kind == ChartKind::Pie;
    shape.title = some_text(0, 30);
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        shape.lines.push_back(some_text(1, 60));
    shape.note = some_text(0, 60);
    const int categories = *rc::gen::inRange(1, pie ? 6 : 40);
    const int sets = pie ? 1 : *rc::gen::inRange(1, 7);
    const double sign = kind == ChartKind::Bars || kind == ChartKind::Line ? -1 : 1;
    for (int i = 0; i < categories; ++i)
        shape.categories.push_back(some_text(1, 24));
    double least = 0;
    double most = 1;
    for (int s = 0; s < sets; ++s) {
        ChartShape::Series& series = shape.series.emplace_back();
        series.name = some_text(1, 16);
        series.end = some_text(4, 20);
        for (int i = 0; i < categories; ++i) {
            const int value = *rc::gen::inRange(-20, 1000);
            const bool known = *rc::gen::inRange(0, 10) > 0;
            series.values.push_back(known ? std::optional<double>(value < 0 ? sign * -value : value)
                                          : std::nullopt);
            series.labels.push_back(pie ? some_text(4, 20) : figure_of(*rc::gen::inRange(1, 12)));
            least = std::min(least, series.values.back().value_or(0));
            most = std::max(most, series.values.back().value_or(0));
        }
    }
    if (kind == ChartKind::Stacked) {
        for (int i = 0; i < categories; ++i)
            shape.totals.push_back(figure_of(*rc::gen::inRange(1, 12)));
    }
    if (!pie) {
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            shape.targets.push_back(
                {some_text(3, 22), static_cast<double>(*rc::gen::inRange(0, 1000))});
            most = std::max(most, shape.targets.back().value);
        }
    }
    if (kind == ChartKind::Line) {
        for (int i = 0; i <= 5; ++i)
            shape.ticks.push_back(
                {figure_of(*rc::gen::inRange(1, 9)), least + (most - least) * i / 5});
    }
    return shape;
}

std::string told(const ChartLabel& label)
{
    return "part " + std::to_string(static_cast<int>(label.part)) + " of " +
           std::to_string(label.series) + ", " + std::to_string(label.category) + " at " +
           std::to_string(label.box.left()) + " " + std::to_string(label.box.top()) + " " +
           std::to_string(label.box.width()) + "×" + std::to_string(label.box.height());
}

void check_labels(const ChartShape& shape, const ChartLayout& made, QSizeF room)
{
    RC_ASSERT(made.size.height() >= room.height());
    RC_ASSERT(made.size.width() >= room.width());
    // A hair for what is reckoned in fractions.
    const QRectF picture = QRectF(QPointF(), made.size).adjusted(-0.01, -0.01, 0.01, 0.01);
    for (std::size_t i = 0; i < made.labels.size(); ++i) {
        const ChartLabel& one = made.labels[i];
        RC_LOG() << told(one) << '\n';
        RC_ASSERT(picture.contains(one.box));
        RC_ASSERT(one.box.size() == one.lines.size);
        for (std::size_t j = 0; j < i; ++j) {
            const QRectF inner = made.labels[j].box.adjusted(0.01, 0.01, -0.01, -0.01);
            if (inner.intersects(one.box))
                RC_LOG() << "over " << told(made.labels[j]) << '\n';
            RC_ASSERT(!inner.intersects(one.box));
        }
    }
    for (const ChartMark& mark : made.marks)
        RC_ASSERT(picture.contains(mark.box.topLeft()) && picture.contains(mark.box.bottomRight()));
    const auto count = [&](ChartPart part) {
        return static_cast<std::size_t>(std::ranges::count(made.labels, part, &ChartLabel::part));
    };
    if (shape.kind == ChartKind::Bars || shape.kind == ChartKind::Stacked)
        RC_ASSERT(count(ChartPart::Category) == shape.categories.size());
    if (shape.kind == ChartKind::Bars)
        RC_ASSERT(count(ChartPart::Figure) == shape.categories.size() * shape.series.size());
    if (shape.kind == ChartKind::Stacked)
        RC_ASSERT(count(ChartPart::Total) == shape.categories.size());
    if (shape.kind == ChartKind::Line)
        RC_ASSERT(count(ChartPart::Category) >= 1);
    if (shape.kind == ChartKind::Pie)
        RC_ASSERT(count(ChartPart::Figure) == shape.categories.size());
    else
        RC_ASSERT(count(ChartPart::Target) +
                      static_cast<std::size_t>(std::ranges::count_if(
                          made.samples, [](const auto& one) { return one.target >= 0; })) ==
                  shape.targets.size());
}

void check_kind(ChartKind kind)
{
    REQUIRE(rc::check("no text is cut, none lies over another", [kind] {
        const ChartShape shape = some_shape(kind);
        const QSizeF room(*rc::gen::inRange(320, 3841), *rc::gen::inRange(240, 2161));
        RC_LOG() << "room " << room.width() << "×" << room.height() << '\n';
        check_labels(shape, lay_out(shape, room), room);
    }));
    REQUIRE(rc::check("in the smallest picture too", [kind] {
        const ChartShape shape = some_shape(kind);
        check_labels(shape, lay_out(shape, {320, 240}), {320, 240});
    }));
}

} // namespace

TEST_CASE("texts of bars", "[chart]")
{
    check_kind(ChartKind::Bars);
}

TEST_CASE("texts of stacked bars", "[chart]")
{
    check_kind(ChartKind::Stacked);
}

TEST_CASE("texts of lines", "[chart]")
{
    check_kind(ChartKind::Line);
}

TEST_CASE("texts of a circle", "[chart]")
{
    check_kind(ChartKind::Pie);
}

TEST_CASE("bars begin at zero, are as long as their figures, and stand below each other", "[chart]")
{
    REQUIRE(rc::check([] {
        const ChartShape shape = some_shape(ChartKind::Bars);
        const ChartLayout made = lay_out(shape, {800, 600});
        const double zero = made.x_of(0);
        const double unit = made.x_of(1) - zero;
        double below = 0;
        for (const ChartMark& mark : made.marks) {
            const double value = shape.series[static_cast<std::size_t>(mark.series)]
                                     .values[static_cast<std::size_t>(mark.category)]
                                     .value_or(0);
            RC_ASSERT(std::abs(mark.box.width() - std::abs(value) * unit) < 0.01);
            RC_ASSERT(std::abs((value < 0 ? mark.box.right() : mark.box.left()) - zero) < 0.01);
            RC_ASSERT(mark.box.top() > below - 0.01);
            below = mark.box.bottom();
        }
    }));
}

TEST_CASE("a text is parted between its pieces and loses none", "[chart]")
{
    const ChartText text = text_of(10);
    CHECK(wrapped(text, 1000).of(text) == QStringList{text.text});
    const TextLines lines = wrapped(text, 4.5 * em);
    CHECK(lines.begins == std::vector<qsizetype>{0, 4, 8});
    CHECK(lines.size.height() == 3 * em);
    CHECK(lines.of(text).join(QString()) == text.text);
    const ChartText figure = figure_of(12);
    CHECK(wrapped(figure, em).begins.size() == 1);
    CHECK(wrapped(ChartText(), em).begins.empty());
}

TEST_CASE("names at the ends of lines part as little as they must", "[chart]")
{
    using chart::spread;
    CHECK(spread({50, 150}, {20, 20}, 0, 200) == std::vector<double>{40, 140});
    CHECK(spread({50, 50}, {20, 20}, 0, 200) == std::vector<double>{40, 60});
    CHECK(spread({195, 196}, {20, 20}, 0, 200) == std::vector<double>{160, 180});
    CHECK(spread({5, 6}, {20, 20}, 0, 30) == std::vector<double>{0, 20}); // no room: in order
}
