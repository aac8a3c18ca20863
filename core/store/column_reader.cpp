#include "core/store/column_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <sqlite3.h>

#include "core/base/date.h"
#include "core/store/database.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {
namespace {

constexpr std::int64_t rows_between_looks = 16'384; ///< at the cancel button

/// How the cells of a field are read.
enum class Cell : std::uint8_t
{
    Given,
    Whole,
    Money,
    Real,
    Date,
    Text,
    Reference,
    List
};

Cell cell_of(const FieldDef& field, bool given_only)
{
    if (given_only && field.type != FieldType::Date && field.type != FieldType::Bool)
        return Cell::Given;
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Bool:
    case FieldType::Year:
        return Cell::Whole;
    case FieldType::Money:
        return Cell::Money;
    case FieldType::Real:
        return Cell::Real;
    case FieldType::Date:
        return Cell::Date;
    case FieldType::Ref:
    case FieldType::RefOrText:
        return Cell::Reference;
    case FieldType::RefList:
        return Cell::List;
    default:
        return Cell::Text;
    }
}

std::string select_of(const FieldDef& field, Cell cell)
{
    const std::string column = field_sql(field, "t");
    if (field.type != FieldType::RefOrText)
        return cell == Cell::Given ? "(" + column + " IS NOT NULL)" : column;
    const std::string text = "t." + quote_name(text_column(field.key));
    if (cell == Cell::Given)
        return "(" + column + " IS NOT NULL OR " + text + " IS NOT NULL)";
    return "coalesce(" + column + ", CASE WHEN " + text + " IS NOT NULL THEN " +
           std::to_string(kTextOnly64) + " END)";
}

std::string json_of(const std::vector<std::int64_t>& ids)
{
    std::string json = "[";
    for (const std::int64_t id : ids)
        json += (json.size() > 1 ? "," : "") + std::to_string(id);
    return json + "]";
}

/// Exactly "YYYY-MM-DD"; kNone32 for anything else. The calendar is Howard Hinnant's
/// days_from_civil.
std::int32_t day_of(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return kNone32;
    const auto number = [&](std::size_t from, std::size_t size) {
        int value = 0;
        for (std::size_t i = from; i < from + size; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31)
        return kNone32;
    if (day > 28) { // rare enough to ask
        const auto date = Date::from_ymd(year, month, day);
        return date ? date->days() : kNone32;
    }
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400;
    const int of_era = y - era * 400;
    const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146'097 + day_of_era - 719'468;
}

std::int32_t small(std::int64_t number)
{
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(number, kNone32 + 1, std::numeric_limits<std::int32_t>::max()));
}

void append_list(Column& column, std::string_view text)
{
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        std::int64_t id = 0;
        const auto [next, error] = std::from_chars(at, end, id);
        if (error == std::errc{})
            column.i64.push_back(id);
        at = std::find(next, end, ',');
        at += at < end ? 1 : 0;
    }
    column.starts.push_back(static_cast<std::int32_t>(column.i64.size()));
}

void append(Column& column, Cell cell, const Statement& row, int at, TextPool& texts)
{
    switch (cell) {
    case Cell::Given:
        column.i32.push_back(row.integer(at) != 0 ? 1 : 0);
        break;
    case Cell::Whole:
        column.i32.push_back(row.is_null(at) ? kNone32 : small(row.integer(at)));
        break;
    case Cell::Money:
        column.i64.push_back(row.is_null(at) ? kNone64 : row.integer(at));
        break;
    case Cell::Real:
        column.real.push_back(row.is_null(at) ? std::nan("") : row.real(at));
        break;
    case Cell::Date:
        column.i32.push_back(day_of(row.text(at)));
        break;
    case Cell::Text: {
        const std::string_view text = row.text(at);
        column.i32.push_back(text.empty() ? kNone32 : texts.intern(text));
        break;
    }
    case Cell::Reference:
        column.i64.push_back(row.is_null(at) ? kNone64 : row.integer(at));
        break;
    case Cell::List:
        append_list(column, row.text(at));
        break;
    }
}

ColumnKind kind_of(Cell cell)
{
    switch (cell) {
    case Cell::Given:
        return ColumnKind::Given;
    case Cell::Money:
        return ColumnKind::Int64;
    case Cell::Real:
        return ColumnKind::Real;
    case Cell::List:
        return ColumnKind::List;
    default:
        return ColumnKind::Int32;
    }
}

void reserve(Column& column, Cell cell, std::size_t rows)
{
    if (cell == Cell::Money || cell == Cell::Reference)
        column.i64.reserve(rows);
    else if (cell == Cell::Real)
        column.real.reserve(rows);
    else if (cell == Cell::List)
        column.starts.reserve(rows + 1);
    else
        column.i32.reserve(rows);
}

} // namespace

Result<ColumnTable> read_columns(Database& database, const LedgerDef& def,
                                 const std::vector<ColumnRequest>& fields,
                                 const std::vector<std::int64_t>* ids, TextPool& texts,
                                 Progress& progress)
{
    ColumnTable table;
    table.def = &def;
    table.columns.resize(def.fields.size());
    std::string sql = "SELECT t.id";
    std::vector<Cell> cells;
    for (const ColumnRequest& request : fields) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(request.field)];
        const Cell cell = cell_of(field, request.given_only);
        cells.push_back(cell);
        Column& column = table.columns[static_cast<std::size_t>(request.field)];
        column.kind = kind_of(cell);
        if (cell == Cell::List)
            column.starts.push_back(0);
        sql += ", " + select_of(field, cell);
    }
    sql += " FROM " + quote_name(def.code) + " t";
    const std::string chosen = ids != nullptr ? json_of(*ids) : std::string();
    if (ids != nullptr)
        sql += " WHERE t.id IN (SELECT value FROM json_each(?1))";
    sql += " ORDER BY t.id";
    if (ids == nullptr) {
        // Ids are given one after the other: the greatest tells how much room is needed, at most.
        LX_ASSIGN(const std::int64_t last,
                  query_integer(database.handle(), "SELECT max(id) FROM " + quote_name(def.code)));
        const auto room = static_cast<std::size_t>(std::clamp<std::int64_t>(last, 0, 20'000'000));
        table.ids.reserve(room);
        for (std::size_t i = 0; i < fields.size(); ++i)
            reserve(table.columns[static_cast<std::size_t>(fields[i].field)], cells[i], room);
    }
    LX_ASSIGN(Statement select, Statement::prepare(database, sql));
    if (ids != nullptr)
        select.bind(1, std::string_view(chosen));
    std::vector<Column*> columns;
    columns.reserve(fields.size());
    for (const ColumnRequest& request : fields)
        columns.push_back(&table.columns[static_cast<std::size_t>(request.field)]);
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            break;
        table.ids.push_back(select.integer(0));
        for (std::size_t i = 0; i < columns.size(); ++i)
            append(*columns[i], cells[i], select, static_cast<int>(i) + 1, texts);
        if (table.ids.size() % rows_between_looks == 0 && progress.cancelled())
            return fail(ErrorKind::Cancelled, "读取台账已取消。");
    }
    return table;
}

Result<RowNames> read_names(Database& database, const Catalog& catalog, const LedgerDef& def,
                            Progress& progress)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT t.id, " + key_sql(catalog, def, "t") + ", " +
                                               label_sql(catalog, def, "t") + " FROM " +
                                               quote_name(def.code) + " t ORDER BY t.id"));
    RowNames names;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return names;
        names.ids.push_back(select.integer(0));
        names.keys.push_back(select.text(1));
        names.names.push_back(select.text(2));
        if (names.ids.size() % rows_between_looks == 0 && progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
    }
}

Result<ReadView> ReadView::begin(Database& database)
{
    const bool own = sqlite3_get_autocommit(database.handle()) != 0;
    if (own)
        LX_TRY(execute(database.handle(), "BEGIN"));
    ReadView view(own ? &database : nullptr, 0);
    LX_ASSIGN(view.m_action,
              query_integer(database.handle(), "SELECT coalesce(max(id), 0) FROM action"));
    return view;
}

ReadView::ReadView(ReadView&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_action(other.m_action)
{}

ReadView::~ReadView()
{
    if (m_database != nullptr) // nothing was written: nothing can go wrong that matters
        static_cast<void>(execute(m_database->handle(), "COMMIT"));
}

} // namespace lx
