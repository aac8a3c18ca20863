#include "core/report/sheet_filler.h"

#include <algorithm>

#include "core/ledger/field_text.h"
#include "core/report/fact_reader.h"
#include "core/store/id_list.h"
#include "core/store/ledger_table.h"

namespace lx {

namespace {

/// Adds a piece to a text with a wide blank between them.
void append(std::string& text, const std::string& piece)
{
    text += (text.empty() || piece.empty() ? "" : "　") + piece;
}

} // namespace

SheetFiller::SheetFiller(LedgerStore& store, const World& world, const SheetDef& sheet,
                         const SheetRequest& request)
    : m_store(store), m_world(world), m_catalog(world.snapshot().catalog()), m_sheet(sheet),
      m_request(request), m_def(*m_catalog.ledger(sheet.ledger)),
      m_year(request.year ? *request.year : request.as_of.year() - 1)
{
    m_request.as_of = world.as_of();
    for (const SheetBlockDef& block : sheet.blocks) {
        std::vector<Tri>& listed = m_listed.emplace_back();
        if (!block.list)
            continue;
        listed = *world.fact(block.list->ledger, block.list->there).tri;
        if (!block.list->where)
            continue;
        const std::vector<Tri> where = block.list->where->rows(world);
        for (std::size_t row = 0; row < where.size(); ++row)
            listed[row] = listed[row] & where[row];
    }
}

Result<SheetDoc> SheetFiller::fill(std::int64_t id)
{
    m_id = id;
    m_row = m_world.snapshot().table(m_def.code).row_of(id);
    m_related.reset();
    if (m_sheet.related) {
        LX_ASSIGN(auto rows, of_year(*m_sheet.related, 1));
        if (!rows.empty())
            m_related = std::move(rows.front());
    }
    SheetDoc made;
    LX_ASSIGN(auto names, m_store.labels(m_def, {id}));
    made.title = names[id];
    made.blocks.emplace_back(SheetParagraph{SheetStyle::Title, m_sheet.title});
    for (std::size_t i = 0; i < m_sheet.blocks.size(); ++i) {
        const SheetBlockDef& block = m_sheet.blocks[i];
        if (!block.heading.empty())
            made.blocks.emplace_back(SheetParagraph{SheetStyle::Heading, block.heading});
        if (!block.rows.empty()) {
            LX_ASSIGN(SheetTable table, grid(block));
            made.blocks.emplace_back(std::move(table));
        }
        if (block.list) {
            LX_ASSIGN(SheetTable table, list(*block.list, m_listed[i]));
            made.blocks.emplace_back(std::move(table));
        }
        if (block.scores) {
            LX_ASSIGN(SheetTable table, scores(*block.scores));
            made.blocks.emplace_back(std::move(table));
        }
    }
    made.blocks.emplace_back(SheetParagraph{SheetStyle::Signers, m_sheet.signers});
    return made;
}

Result<std::vector<Record>> SheetFiller::of_year(const RowsOfYear& rows, std::int64_t limit)
{
    Query query;
    query.ledger = rows.ledger;
    query.filters = {{rows.field, "=", std::to_string(m_id)},
                     {rows.year, "=", std::to_string(m_year)}};
    return m_store.first(query, limit);
}

Result<std::string> SheetFiller::fact(const std::string& path)
{
    if (m_row < 0)
        return std::string();
    const FactReader reader(m_world, m_def.code, path);
    const FieldDef* field = m_catalog.ledger(reader.def().ledger)->field(reader.def().key);
    if (field == nullptr || !(field->sensitive || is_reference(*field)))
        return reader.show(m_row);
    if (m_def.field(path) == nullptr) // reached through a reference
        return shown_on(m_store, m_catalog, *field, reader.value(m_row), m_request);
    LX_ASSIGN(const auto row, m_store.find(m_def, m_id)); // facts don't keep texts and lists
    return row ? shown_on(m_store, m_catalog, *field, row->at(m_def, path), m_request)
               : std::string();
}

Result<std::string> SheetFiller::related(const std::string& key)
{
    if (!m_related)
        return std::string();
    const LedgerDef& def = *m_catalog.ledger(m_sheet.related->ledger);
    return shown_on(m_store, m_catalog, *def.field(key), m_related->at(def, key), m_request);
}

Result<std::string> SheetFiller::part(const SheetPart& part)
{
    std::string text;
    switch (part.source) {
    case SheetPart::Source::Fact: {
        LX_ASSIGN(text, fact(part.name));
        break;
    }
    case SheetPart::Source::Related: {
        LX_ASSIGN(text, related(part.name));
        break;
    }
    case SheetPart::Source::Year:
        text = std::to_string(m_year);
        break;
    case SheetPart::Source::Given:
        if (const auto given = m_request.given.find(part.name); given != m_request.given.end())
            if (const auto found = given->second.find(m_id); found != given->second.end())
                text = found->second;
        break;
    }
    if (text.empty() || part.as.empty())
        return text;
    return std::string(part.as).replace(part.as.find("{}"), 2, text);
}

Result<std::string> SheetFiller::content(const SheetCellDef& cell)
{
    std::string text;
    for (const SheetPart& one : cell.parts) {
        LX_ASSIGN(const std::string piece, part(one));
        append(text, piece);
    }
    for (const auto& [path, say] : cell.when)
        if (m_row >= 0 && FactReader(m_world, m_def.code, path).is_true(m_row))
            return say;
    return text.empty() ? cell.otherwise : text;
}

Result<SheetTable> SheetFiller::grid(const SheetBlockDef& block)
{
    SheetTable table;
    for (const auto& cells : block.rows) {
        SheetRow& row = table.rows.emplace_back();
        std::size_t at = 0;
        for (const SheetCellDef& def : cells) {
            SheetCell& cell = row.emplace_back();
            cell.columns = def.span;
            cell.width = def.span == 1 ? block.widths[at] : 0;
            at += static_cast<std::size_t>(def.span);
            if (!def.label.empty()) {
                cell.style = SheetStyle::Label;
                cell.text = def.label;
                continue;
            }
            cell.style = def.centred ? SheetStyle::Number : SheetStyle::Content;
            cell.strong = def.strong;
            cell.tall = def.tall;
            LX_ASSIGN(cell.text, content(def));
        }
    }
    return table;
}

Result<std::vector<Record>> SheetFiller::listed_rows(const SheetListDef& list, const LedgerDef& def)
{
    Query query;
    query.ledger = def.code;
    query.sort = list.newest_first;
    query.descending = !list.newest_first.empty();
    std::int64_t of = m_id;
    if (!list.through.empty() || !list.same.empty()) {
        LX_ASSIGN(const auto subject, m_store.find(m_def, m_id));
        if (!subject)
            return std::vector<Record>();
        if (!list.through.empty())
            of = int_of(subject->at(m_def, list.through));
        for (const auto& [field, key] : list.same) {
            const Value& value = subject->at(m_def, key);
            const auto* number = std::get_if<std::int64_t>(&value);
            query.filters.push_back(
                {field, "=", number != nullptr ? std::to_string(*number) : text_of(value)});
        }
    }
    query.filters.push_back({list.field, "=", std::to_string(of)});
    if (!list.year.empty())
        query.filters.push_back({list.year, "=", std::to_string(m_year)});
    return m_store.first(query, -1);
}

namespace {

SheetStyle style_of(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Money:
        return SheetStyle::Amount;
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Date:
        return SheetStyle::Number;
    default:
        return SheetStyle::Content;
    }
}

SheetStyle style_of(const FactDef& fact)
{
    return fact.type == FactType::Date || fact.type == FactType::Number ? SheetStyle::Number
                                                                        : SheetStyle::Content;
}

} // namespace

Result<SheetTable> SheetFiller::list(const SheetListDef& list, const std::vector<Tri>& listed)
{
    const LedgerDef& def = *m_catalog.ledger(list.ledger);
    LX_ASSIGN(auto rows, listed_rows(list, def));
    const ColumnTable& known = m_world.snapshot().table(def.code);
    std::erase_if(rows, [&](const Record& row) {
        const std::int32_t at = known.row_of(row.id);
        return at < 0 || listed[static_cast<std::size_t>(at)] != Tri::True;
    });
    SheetTable table;
    SheetRow& headings = table.head.emplace_back(); // again on every page
    for (const SheetColumnDef& column : list.columns)
        headings.push_back({SheetStyle::Label, column.heading, 1, 1, column.width});
    const auto whole_line = [&](const std::string& text) {
        table.rows.push_back({{SheetStyle::Content, text, static_cast<int>(list.columns.size())}});
    };
    int count = 0;
    for (const Record& row : rows) {
        if (++count > list.most)
            break;
        SheetRow cells;
        for (const SheetColumnDef& column : list.columns) {
            if (!column.fact.empty()) {
                const FactReader reader(m_world, def.code, column.fact, m_request.masked);
                cells.push_back({style_of(reader.def()), reader.show(known.row_of(row.id))});
                continue;
            }
            const FieldDef& field = *def.field(column.field);
            LX_ASSIGN(std::string text,
                      shown_on(m_store, m_catalog, field, row.at(def, field.key), m_request));
            cells.push_back({style_of(field), std::move(text)});
        }
        table.rows.push_back(std::move(cells));
    }
    if (rows.empty() && list.by_hand == 0)
        whole_line(list.empty);
    for (int line = 0; rows.empty() && line < list.by_hand; ++line)
        table.rows.emplace_back(list.columns.size(), SheetCell{SheetStyle::Content, ""});
    if (count > list.most)
        whole_line("其余从略，见台账。");
    if (!list.totals.empty() && !rows.empty()) {
        SheetRow& sums = table.rows.emplace_back();
        for (const SheetColumnDef& column : list.columns) {
            const SheetStyle style =
                column.fact.empty() ? style_of(*def.field(column.field)) : SheetStyle::Content;
            SheetCell& cell = sums.emplace_back(SheetCell{style, std::string()});
            cell.strong = true;
            if (std::ranges::find(list.totals, column.field) == list.totals.end())
                continue;
            std::int64_t sum = 0; // of all rows, also of those that are not printed
            for (const Record& row : rows)
                sum += int_of(row.at(def, column.field));
            cell.text = show_field(*def.field(column.field), Value(sum), false);
        }
        sums.front().text = "合计";
    }
    return table;
}

Result<SheetTable> SheetFiller::scores(const SheetScoresDef& def)
{
    if (m_pack == nullptr) {
        LX_ASSIGN(m_pack, PolicyPack::builtin(m_world.snapshot().definitions(), def.pack));
    }
    const PackTables& tables = m_pack->tables();
    if (!tables.rating || !tables.assessment)
        return fail(ErrorKind::BadInput,
                    "政策“" + m_pack->name() + "”没有评分标准，请在打印表定义里另写一个政策。");
    LX_ASSIGN(const auto rows, of_year(def.rows, 200));
    const LedgerDef& ledger = *m_catalog.ledger(def.rows.ledger);
    Scores scores;
    for (const Record& row : rows)
        scores.emplace_back(text_of(row.at(ledger, def.indicator)),
                            show_field(*ledger.field(def.score), row.at(ledger, def.score)));
    return scoring_table(*tables.rating, *tables.assessment, scores);
}

Result<std::string> shown_on(LedgerStore& store, const Catalog& catalog, const FieldDef& field,
                             const Value& value, const SheetRequest& request)
{
    if (field.type == FieldType::Date && !field.planned && !is_empty(value)) {
        const auto day = Date::from_iso(text_of(value));
        if (day && request.as_of < *day)
            return std::string();
    }
    if (is_reference(field) && !is_empty(value)) {
        std::vector<std::int64_t> ids{int_of(value)};
        if (const auto* text = std::get_if<std::string>(&value)) {
            if (field.type == FieldType::RefOrText)
                return *text;
            ids = listed_ids(*text);
        }
        LX_ASSIGN(auto labels, store.labels(*catalog.ledger(field.ledger), ids));
        std::string names;
        for (const std::int64_t id : ids)
            names += (names.empty() ? "" : "、") + labels[id];
        return names;
    }
    return show_field(field, value, request.masked && field.sensitive);
}

} // namespace lx
