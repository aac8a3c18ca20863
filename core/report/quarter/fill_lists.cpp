#include "core/report/quarter/fill_lists.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/heading_match.h"
#include "core/ledger/mask.h"
#include "core/rows/list_columns.h"
#include "core/rows/list_facts.h"
#include "core/rows/lists.h"
#include "core/rows/row_reader.h"
#include "core/rules/selection.h"
#include "core/store/id_list.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::size_t batch = 512;
constexpr const char* ordinal_name = "序号";

/// Reads the values of a list's rows.
class ListValues
{
public:
    ListValues(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
               std::vector<FillColumn> columns, bool masked)
        : m_definitions(definitions), m_def(def), m_store(database, definitions->catalog()),
          m_columns(std::move(columns)), m_masked(masked)
    {}

    [[nodiscard]] const std::vector<FillColumn>& columns() const { return m_columns; }

    Result<> load_facts(Database& database, Date day, Progress& progress)
    {
        ListFacts::Wanted wanted{m_def.code, {}, false, day};
        for (const FillColumn& column : m_columns)
            if (column.kind == FillColumn::Kind::Field && column.subject.derived)
                wanted.facts.push_back(column.subject.fact);
        if (wanted.facts.empty())
            return {};
        KeptWorlds worlds;
        LX_ASSIGN(m_facts,
                  ListFacts::load(database, m_definitions, std::move(wanted), worlds, progress));
        return {};
    }

    Result<std::vector<Record>> records(const std::vector<std::int64_t>& ids)
    {
        LX_ASSIGN(auto records, m_store.rows(m_def, ids));
        LX_TRY(load_labels(records));
        return records;
    }

    [[nodiscard]] PatchValue value(const FillColumn& column, const Record& record,
                                   std::int64_t place) const
    {
        if (column.kind == FillColumn::Kind::Ordinal)
            return PatchValue::of_number(static_cast<double>(place));
        const FieldDef& field = column.subject.field;
        const Value value = column.subject.derived ? m_facts->value(*column.subject.fact, record.id)
                                                   : record.at(m_def, field.key);
        if (is_empty(value))
            return {};
        switch (field.type) {
        case FieldType::Integer:
        case FieldType::Year:
            return PatchValue::of_number(static_cast<double>(int_of(value)));
        case FieldType::Real:
            if (const double* real = std::get_if<double>(&value))
                return PatchValue::of_number(*real);
            return PatchValue::of_number(static_cast<double>(int_of(value)));
        case FieldType::Money:
            return PatchValue::of_number(static_cast<double>(int_of(value)) / 100);
        case FieldType::Date:
            if (const auto day = Date::from_iso(text_of(value)))
                return PatchValue::of_day(*day);
            break;
        case FieldType::Ref:
        case FieldType::RefOrText:
        case FieldType::RefList:
            return PatchValue::of_text(label(field, value));
        default:
            break;
        }
        return PatchValue::of_text(show_field(field, value, m_masked));
    }

private:
    using Labels = std::unordered_map<std::int64_t, std::string>;

    static std::vector<std::int64_t> referred(const FieldDef& field, const Value& value)
    {
        if (const auto* id = std::get_if<std::int64_t>(&value))
            return {*id};
        return field.type == FieldType::RefList ? listed_ids(text_of(value))
                                                : std::vector<std::int64_t>();
    }

    [[nodiscard]] std::string label(const FieldDef& field, const Value& value) const
    {
        const auto known = m_labels.find(field.ledger);
        std::string text;
        const auto ids = referred(field, value);
        for (const std::int64_t id : ids) {
            if (known == m_labels.end() || !known->second.contains(id))
                continue;
            const std::string& name = known->second.at(id);
            text += (text.empty() ? "" : "、") + (m_masked ? mask_key_parts(name) : name);
        }
        return ids.empty() ? show_field(field, value, m_masked) : text;
    }

    Result<> load_labels(const std::vector<Record>& records)
    {
        std::map<std::string, std::vector<std::int64_t>> wanted;
        for (const FillColumn& column : m_columns) {
            if (column.kind != FillColumn::Kind::Field || column.subject.derived ||
                column.subject.field.ledger.empty())
                continue;
            const FieldDef& field = column.subject.field;
            for (const Record& record : records)
                for (const std::int64_t id : referred(field, record.at(m_def, field.key)))
                    if (!m_labels[field.ledger].contains(id))
                        wanted[field.ledger].push_back(id);
        }
        for (auto& [ledger, ids] : wanted) {
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            LX_ASSIGN(Labels labels, m_store.labels(*m_definitions->catalog().ledger(ledger), ids));
            m_labels[ledger].merge(labels);
        }
        return {};
    }

    DefinitionsPtr m_definitions;
    const LedgerDef& m_def;
    LedgerStore m_store;
    std::vector<FillColumn> m_columns;
    std::shared_ptr<const ListFacts> m_facts;
    std::map<std::string, Labels> m_labels;
    bool m_masked;
};

/// The rows of the sheet a list may fill.
class Room
{
public:
    Room(WorkbookPatch& patch, const BoundList& list, const std::vector<FillColumn>& columns)
        : m_patch(patch), m_list(list), m_columns(columns), m_first(*cell_address(list.first))
    {}

    [[nodiscard]] SheetCell cell(std::int64_t row, std::size_t column) const
    {
        return {m_list.sheet, row, m_first.column + static_cast<std::int32_t>(column)};
    }
    [[nodiscard]] std::int64_t first() const { return m_first.row; }

    /// The first row behind the room: what stands behind a blank row is no list of ours.
    Result<std::int64_t> end()
    {
        bool blank_before = false;
        for (std::int64_t row = m_first.row; row < m_list.last_row; ++row) {
            LX_ASSIGN(const bool blank, this->blank(row));
            if (!blank && blank_before)
                return row;
            blank_before = blank_before || blank;
        }
        return m_list.last_row;
    }

    Result<bool> blank(std::int64_t row)
    {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (m_columns[c].kind != FillColumn::Kind::Field)
                continue; // numbers may stand there beforehand
            LX_ASSIGN(const CellContent content, m_patch.content(cell(row, c)));
            if (content.kind != CellContent::Kind::Blank)
                return false;
        }
        return true;
    }

private:
    WorkbookPatch& m_patch;
    const BoundList& m_list;
    const std::vector<FillColumn>& m_columns;
    CellAddress m_first;
};

} // namespace

Result<std::vector<FillColumn>> fill_columns(const Definitions& definitions, const BoundList& list)
{
    const LedgerDef& def = *definitions.catalog().ledger(list.ledger);
    const std::vector<FilterSubject> all = list_columns(definitions.facts(), def);
    const HeadingMatcher matcher(definitions.catalog(), def);
    std::vector<FillColumn> columns;
    for (const std::string& name : list.columns) {
        FillColumn& column = columns.emplace_back();
        if (name.empty())
            continue;
        if (name == ordinal_name) {
            column.kind = FillColumn::Kind::Ordinal;
            continue;
        }
        column.kind = FillColumn::Kind::Field;
        auto found = std::find_if(all.begin(), all.end(), [&](const FilterSubject& one) {
            return one.field.name == name || one.field.key == name;
        });
        if (found == all.end())
            if (const int field = matcher.field_named(name); field >= 0)
                found = all.begin() + field;
        if (found == all.end()) {
            std::string names;
            for (const FilterSubject& one : all)
                if (!one.derived)
                    names += (names.empty() ? "" : "、") + one.field.name;
            return fail(ErrorKind::Usage, "“" + def.name + "”台账没有“" + name +
                                              "”这一栏，可用的有：" + names + "。");
        }
        column.subject = *found;
    }
    return columns;
}

Result<QJsonObject> read_where(const FactRegistry& facts, const BoundList& list)
{
    QJsonObject where = with_named_conditions(facts, list.where);
    if (!where.isEmpty())
        LX_TRY(Selection::read(where, "", list.ledger, facts).map([](const auto&) {}));
    return where;
}

Result<std::int64_t> fill_list(WorkbookPatch& patch, Database& database,
                               const DefinitionsPtr& definitions, const BoundList& list,
                               const FillListRequest& request, Progress& progress)
{
    LX_ASSIGN(const auto columns, fill_columns(*definitions, list));
    RowSet rows;
    rows.ledger = list.ledger;
    LX_ASSIGN(rows.condition, read_where(definitions->facts(), list));
    rows.day = request.day;
    rows.in_force = true;
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, rows));
    LX_ASSIGN(const auto ids, reader.ids(progress));

    Room room(patch, list, columns);
    LX_ASSIGN(const std::int64_t end, room.end());
    const std::int64_t count = std::ssize(ids);
    const LedgerDef& def = *definitions->catalog().ledger(list.ledger);
    if (count > end - room.first()) {
        const std::string stop =
            end < list.last_row
                ? "，第 " + std::to_string(end + 1) + " 行起已有别的内容"
                : "（第 " + std::to_string(room.first() + 1) + "–" + std::to_string(end) + " 行）";
        return fail(ErrorKind::Refused,
                    "工作表“" + list.sheet + "”从 " + list.first + " 起只有 " +
                        std::to_string(end - room.first()) + " 行可填" + stop + "，“" + def.name +
                        "”有 " + std::to_string(count) + " 行，还差 " +
                        std::to_string(count - (end - room.first())) +
                        " 行，没有填；请在上级表格里加够空行并改 last_row，或给名册加条件。");
    }
    ListValues values(database, definitions, def, columns, request.masked);
    LX_TRY(values.load_facts(database, request.day, progress));
    const auto put = [&](std::int64_t row, std::size_t column,
                         const PatchValue& value) -> Result<> {
        const SheetCell model = room.cell(room.first(), column);
        return patch.set(room.cell(row, column), value, &model);
    };
    for (std::size_t at = 0; at < ids.size(); at += batch) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有填报。");
        progress.report("填名册", static_cast<std::int64_t>(at), count);
        const auto from = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const std::vector<std::int64_t> some(
            from, from + static_cast<std::ptrdiff_t>(std::min(batch, ids.size() - at)));
        LX_ASSIGN(const auto records, values.records(some));
        for (std::size_t i = 0; i < records.size(); ++i) {
            const auto place = static_cast<std::int64_t>(at + i);
            for (std::size_t c = 0; c < values.columns().size(); ++c)
                if (const FillColumn& column = values.columns()[c];
                    column.kind != FillColumn::Kind::Left)
                    LX_TRY(
                        put(room.first() + place, c, values.value(column, records[i], place + 1)));
        }
    }
    for (std::int64_t row = room.first() + count; row < end; ++row) {
        LX_ASSIGN(const bool blank, room.blank(row));
        if (blank)
            break;
        for (std::size_t c = 0; c < values.columns().size(); ++c)
            if (values.columns()[c].kind != FillColumn::Kind::Left)
                LX_TRY(put(row, c, {}));
    }
    return count;
}

} // namespace lx
