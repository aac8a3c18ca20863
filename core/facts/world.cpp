#include "core/facts/world.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/base/thousands.h"
#include "core/facts/fact_context.h"

namespace lx {
namespace {

[[noreturn]] void missing(std::string_view ledger, std::string_view key)
{
    std::fprintf(stderr, "no fact %.*s.%.*s\n", static_cast<int>(ledger.size()), ledger.data(),
                 static_cast<int>(key.size()), key.data());
    std::abort();
}

/// Dates as they are known on a day: one still to come is blank, unless it is a plan.
void fill_dates(const Column& column, std::int32_t day, WorldCache::Fact& slot)
{
    const std::vector<std::int32_t>& dates = column.i32;
    slot.column.i32 = &dates;
    if (std::none_of(dates.begin(), dates.end(), [day](std::int32_t date) { return date > day; }))
        return;
    slot.storage.i32.resize(dates.size());
    std::transform(dates.begin(), dates.end(), slot.storage.i32.begin(),
                   [day](std::int32_t date) { return date > day ? kNone32 : date; });
    slot.column.i32 = &slot.storage.i32;
}

/// A field as a fact: as it was entered, but nothing dated after the day is known on it.
void fill_plain(const World& world, const FactDef& def, WorldCache::Fact& slot)
{
    const Column& column = world.snapshot().column(def.ledger, def.key);
    slot.column.def = &def;
    slot.column.given_only = column.kind == ColumnKind::Given;
    if (def.list && column.kind == ColumnKind::List) {
        slot.column.given_only = true;
        slot.storage.i32.resize(column.starts.size() - 1);
        for (std::size_t row = 0; row < slot.storage.i32.size(); ++row)
            slot.storage.i32[row] = column.starts[row + 1] > column.starts[row] ? 1 : 0;
        slot.column.i32 = &slot.storage.i32;
    } else if (def.type == FactType::Bool) { // blank = 否
        slot.storage.tri.resize(column.i32.size());
        for (std::size_t row = 0; row < column.i32.size(); ++row)
            slot.storage.tri[row] = tri(column.i32[row] == 1);
        slot.column.tri = &slot.storage.tri;
    } else if (def.type == FactType::Date && !def.planned && column.kind == ColumnKind::Int32) {
        fill_dates(column, world.as_of().days(), slot);
    } else if (column.kind == ColumnKind::Int64) {
        slot.column.i64 = &column.i64;
    } else if (column.kind == ColumnKind::Real) {
        slot.column.real = &column.real;
    } else {
        slot.column.i32 = &column.i32;
    }
}

void fill_derived(const World& world, const FactDef& def, WorldCache::Fact& slot)
{
    def.maker->make(FactContext(world), def, slot.storage);
    slot.column.def = &def;
    if (def.type == FactType::Bool)
        slot.column.tri = &slot.storage.tri;
    else if (def.type == FactType::Money)
        slot.column.i64 = &slot.storage.i64;
    else
        slot.column.i32 = &slot.storage.i32;
    if (!slot.storage.at_least.empty())
        slot.column.at_least = &slot.storage.at_least;
}

std::string number_text(double number)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.4f", number);
    std::string text = buffer;
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string money_text(std::int64_t fen)
{
    const bool negative = fen < 0;
    const auto amount =
        negative ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
    const std::string digits = thousands_text(static_cast<std::int64_t>(amount / 100));
    char cents[8];
    std::snprintf(cents, sizeof cents, ".%02d", static_cast<int>(amount % 100));
    return (negative ? "-" : "") + digits + cents;
}

std::string with_unit(std::string text, const std::string& unit)
{
    return unit.empty() ? text : text + " " + unit;
}

} // namespace

World::World(std::shared_ptr<const Snapshot> snapshot, Options options)
    : m_snapshot(std::move(snapshot)), m_options(std::move(options)),
      m_cache(std::make_unique<WorldCache>())
{
    m_cache->facts = std::vector<WorldCache::Fact>(registry().size());
}

World::~World() = default;

std::int32_t World::rows(std::string_view ledger) const
{
    return m_snapshot->table(ledger).rows();
}

const FactColumn& World::fact(std::string_view ledger, std::string_view key) const
{
    const FactDef* def = registry().find(ledger, key);
    if (def == nullptr)
        missing(ledger, key);
    return fact(*def);
}

const FactColumn& World::fact(const FactDef& def) const
{
    WorldCache::Fact& slot = m_cache->facts[static_cast<std::size_t>(def.index)];
    std::call_once(slot.flag, [&] {
        if (def.derived)
            fill_derived(*this, def, slot);
        else
            fill_plain(*this, def, slot);
    });
    return slot.column;
}

std::int32_t World::jurisdiction() const
{
    const ColumnTable& areas = m_snapshot->table("area");
    if (m_options.jurisdiction != 0)
        return areas.row_of(m_options.jurisdiction);
    const auto& parents = m_snapshot->column("area", "parent").i32;
    for (std::size_t row = 0; row < parents.size(); ++row)
        if (parents[row] < 0)
            return static_cast<std::int32_t>(row);
    return -1;
}

std::string World::jurisdiction_level() const
{
    return std::string(FactContext(*this).level_of_area(jurisdiction()));
}

std::unique_ptr<World> World::at(Date day) const
{
    Options options = m_options;
    options.as_of = day;
    return std::make_unique<World>(m_snapshot, std::move(options));
}

const Link* World::link(std::string_view subject, std::string_view rows_ledger,
                        std::string_view via) const
{
    std::string key(subject);
    key.append("/").append(rows_ledger).append("/").append(via);
    WorldCache::LinkSlot* slot = nullptr;
    {
        const std::lock_guard lock(m_cache->link_mutex);
        auto& entry = m_cache->links[key];
        if (entry == nullptr)
            entry = std::make_unique<WorldCache::LinkSlot>();
        slot = entry.get();
    }
    std::call_once(slot->flag, [&] { slot->link = make_link(*this, subject, rows_ledger, via); });
    return slot->link.get();
}

Value World::value(const FactDef& def, std::int32_t row) const
{
    const FactColumn& column = fact(def);
    const auto at = static_cast<std::size_t>(row);
    if (column.given_only)
        return (*column.i32)[at] == 1 ? Value(std::int64_t{1}) : Value{};
    if (column.tri != nullptr) {
        const Tri value = (*column.tri)[at];
        return value == Tri::Unknown ? Value{} : Value(std::int64_t{value == Tri::True ? 1 : 0});
    }
    if (column.i64 != nullptr)
        return (*column.i64)[at] == kNone64 ? Value{} : Value((*column.i64)[at]);
    if (column.real != nullptr)
        return std::isnan((*column.real)[at]) ? Value{} : Value((*column.real)[at]);
    const std::int32_t number = (*column.i32)[at];
    if (number == kNone32 || (column.at_least != nullptr && (*column.at_least)[at] != 0))
        return {};
    switch (def.type) {
    case FactType::Date:
        return Date(number).iso();
    case FactType::Text:
    case FactType::Choice:
        return std::string(m_snapshot->texts().text(number));
    case FactType::Ref:
        if (number < 0) // free text in the place of a row
            return {};
        return m_snapshot->table(def.ref_ledger).ids[static_cast<std::size_t>(number)];
    default:
        return std::int64_t{number};
    }
}

std::string World::show(const FactDef& def, std::int32_t row) const
{
    const FactColumn& column = fact(def);
    const auto at = static_cast<std::size_t>(row);
    if (column.at_least != nullptr && (*column.at_least)[at] != 0)
        return with_unit("至少 " + std::to_string((*column.i32)[at]), def.unit);
    const Value shown = value(def, row);
    if (column.given_only)
        return is_empty(shown) ? "未填" : "已填";
    if (is_empty(shown) && def.type == FactType::Ref && (*column.i32)[at] == kTextOnly32)
        return "已填";
    if (is_empty(shown))
        return def.type == FactType::Bool || def.type == FactType::Number ||
                       def.type == FactType::Money
                   ? "未知"
                   : "未填";
    if (def.type == FactType::Bool)
        return int_of(shown) == 1 ? "是" : "否";
    if (def.type == FactType::Money)
        return with_unit(money_text(int_of(shown)), "元");
    if (const auto* real = std::get_if<double>(&shown))
        return with_unit(number_text(*real), def.unit);
    if (def.type == FactType::Ref)
        return "已填";
    if (const auto* text = std::get_if<std::string>(&shown))
        return *text;
    return with_unit(std::to_string(int_of(shown)), def.unit);
}

std::vector<RowRef> World::trace(const FactDef& def, std::int32_t row) const
{
    std::vector<RowRef> rows;
    const FactContext context(*this);
    if (def.derived && def.maker->trace != nullptr) {
        def.maker->trace(context, row, rows);
    } else if (def.type == FactType::Ref && !def.list && def.key != "self") {
        const FactColumn& column = fact(def);
        if (!column.given_only && (*column.i32)[static_cast<std::size_t>(row)] >= 0)
            rows.push_back(
                context.row(def.ref_ledger, (*column.i32)[static_cast<std::size_t>(row)]));
    }
    return rows;
}

} // namespace lx
