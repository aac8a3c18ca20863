#include "core/exchange/ledger_export.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <unordered_map>

#include "core/base/output_file.h"
#include "core/base/text.h"
#include "core/exchange/export_cells.h"
#include "core/exchange/heading_index.h"
#include "core/ledger/field_text.h"
#include "core/rows/list_columns.h"
#include "core/rows/list_facts.h"
#include "core/rows/row_reader.h"
#include "core/spreadsheet/csv_writer.h"
#include "core/spreadsheet/xlsx_writer.h"
#include "core/store/database.h"

namespace lx {

namespace {

constexpr std::int64_t large_export = 300; ///< rows from which keys of references are read at once
constexpr std::int64_t most_rows = 1'048'575;
constexpr std::size_t part_units = 32'000; ///< of a text that takes several cells

/// Where a field's values go.
struct OutColumn
{
    const FieldDef* field = nullptr;
    int slot = 0; ///< 0 the ledger, else the carried ledger before it
    std::size_t position = 0;
    int parts = 1; ///< columns it takes (long GeoJSON)
    std::string heading;
    const FactDef* fact = nullptr; ///< it is derived
};

/// Where cells go: a worksheet or a text file.
class Output
{
public:
    virtual ~Output() = default;
    virtual void cell(std::int64_t row, int column, const ExportCell& cell) = 0;
    virtual void end_row() = 0;
    /// No use in going on: `finish` will say why.
    [[nodiscard]] virtual bool failed() const = 0;
    /// Texts in which something was no character.
    [[nodiscard]] virtual std::int64_t broken_texts() const = 0;
    [[nodiscard]] virtual Result<> finish(std::int64_t rows) = 0;
};

class XlsxOutput final : public Output
{
public:
    XlsxOutput(std::unique_ptr<XlsxWriter> writer, const LedgerDef& def,
               const std::vector<OutColumn>& columns)
        : m_writer(std::move(writer))
    {
        m_writer->add_sheet(def.name);
        m_writer->freeze(1, 0);
        int at = 0;
        for (const OutColumn& column : columns) {
            for (int part = 0; part < column.parts; ++part)
                m_writer->column(at + part, at + part, std::max(column.field->width, 6),
                                 look_of(*column.field));
            at += column.parts;
        }
        m_writer->row_height(0, 24);
        at = 0;
        for (const OutColumn& column : columns) {
            for (int part = 0; part < column.parts; ++part, ++at)
                m_writer->text(0, at,
                               part == 0 ? column.heading
                                         : column.heading + "(续" + std::to_string(part) + ")",
                               CellLook::Heading);
        }
        m_columns = at;
    }

    void cell(std::int64_t row, int column, const ExportCell& cell) override
    {
        switch (cell.kind) {
        case ExportCell::Kind::Empty:
            break;
        case ExportCell::Kind::Text:
            m_writer->text(row, column, *cell.text);
            break;
        case ExportCell::Kind::Code:
            m_writer->text(row, column, *cell.text, CellLook::Text);
            break;
        case ExportCell::Kind::Whole:
        case ExportCell::Kind::Real:
            m_writer->number(row, column, cell.number);
            break;
        case ExportCell::Kind::Money:
            m_writer->number(row, column, cell.number, CellLook::Money);
            break;
        case ExportCell::Kind::Date:
            m_writer->date(row, column, Date(cell.days));
            break;
        }
    }
    void end_row() override {}
    [[nodiscard]] bool failed() const override { return m_writer->failed(); }
    [[nodiscard]] std::int64_t broken_texts() const override { return m_writer->broken_texts(); }
    [[nodiscard]] Result<> finish(std::int64_t rows) override
    {
        m_writer->autofilter(0, 0, std::max<std::int64_t>(rows, 1), m_columns - 1);
        return m_writer->finish();
    }

private:
    /// Codes stay text also in rows that the clerk adds.
    static CellLook look_of(const FieldDef& field)
    {
        switch (field.type) {
        case FieldType::Uscc:
        case FieldType::IdNumber:
        case FieldType::Phone:
        case FieldType::PeriodCode:
        case FieldType::ObjectKey:
            return CellLook::Text;
        default:
            return field.code || (field.in_key && field.type == FieldType::Text) ? CellLook::Text
                                                                                 : CellLook::Plain;
        }
    }

    std::unique_ptr<XlsxWriter> m_writer;
    int m_columns = 0;
};

class CsvOutput final : public Output
{
public:
    CsvOutput(OutputFile file, const std::vector<OutColumn>& columns)
        : m_file(std::move(file)), m_csv(m_file)
    {
        for (const OutColumn& column : columns)
            m_csv.text(column.heading);
        m_csv.end_row();
    }

    void cell(std::int64_t, int, const ExportCell& cell) override
    {
        switch (cell.kind) {
        case ExportCell::Kind::Empty:
            m_csv.plain({});
            break;
        case ExportCell::Kind::Text:
        case ExportCell::Kind::Code:
            m_csv.text(*cell.text);
            break;
        case ExportCell::Kind::Whole:
        case ExportCell::Kind::Real: {
            std::array<char, 32> digits{};
            const auto end =
                std::to_chars(digits.data(), digits.data() + digits.size(), cell.number).ptr;
            m_csv.plain({digits.data(), static_cast<std::size_t>(end - digits.data())});
            break;
        }
        case ExportCell::Kind::Money: {
            std::array<char, 32> digits{};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                           cell.number, std::chars_format::fixed, 2)
                                 .ptr;
            m_csv.plain({digits.data(), static_cast<std::size_t>(end - digits.data())});
            break;
        }
        case ExportCell::Kind::Date:
            m_csv.plain(*cell.text);
            break;
        }
    }
    void end_row() override { m_csv.end_row(); }
    [[nodiscard]] bool failed() const override { return m_csv.failed(); }
    [[nodiscard]] std::int64_t broken_texts() const override { return m_csv.broken_texts(); }
    [[nodiscard]] Result<> finish(std::int64_t) override
    {
        m_csv.flush();
        return m_file.finish();
    }

private:
    OutputFile m_file;
    CsvWriter m_csv;
};

/// Rows of a carried ledger by the row they belong to.
using CarriedRows = std::unordered_map<std::int64_t, std::vector<Record>>;

Result<CarriedRows> carried_rows(LedgerStore& store, const CarriedSlot& carried)
{
    CarriedRows rows;
    Query all;
    all.ledger = carried.def->code;
    LX_TRY(store.each(all, [&](const Record& record) {
        rows[int_of(record.at(*carried.def, carried.rule->link))].push_back(record);
        return true;
    }));
    return rows;
}

/// Cuts text into pieces of at most part_units UTF-16 units.
std::vector<std::string> pieces_of(const std::string& text)
{
    std::vector<std::string> pieces(1);
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80)
            ++next;
        const std::size_t width = next - at == 4 ? 2 : 1;
        if (units + width > part_units) {
            pieces.emplace_back();
            units = 0;
        }
        pieces.back().append(text, at, next - at);
        units += width;
        at = next;
    }
    return pieces;
}

/// How many cells the longest boundary takes: boundaries of counties pass what one cell holds.
Result<> measure_long_fields(RowReader& reader, std::vector<OutColumn>& columns, Progress& progress)
{
    const bool any = std::any_of(columns.begin(), columns.end(), [](const OutColumn& column) {
        return column.slot == 0 && column.field->type == FieldType::GeoJson;
    });
    if (!any)
        return {};
    return reader.each(progress, [&](const Record& record) {
        for (OutColumn& column : columns) {
            if (column.slot != 0 || column.field->type != FieldType::GeoJson)
                continue;
            const std::string& text = text_of(record.values[column.position]);
            if (!XlsxWriter::fits(text))
                column.parts =
                    std::max(column.parts, static_cast<int>(utf16_units(text) / part_units) + 1);
        }
        return true;
    });
}

/// The derived columns of the keys. Errors: Usage.
Result<std::vector<FilterSubject>> derived_columns(const FactRegistry& facts, const LedgerDef& def,
                                                   const std::vector<std::string>& keys)
{
    const std::vector<FilterSubject> all = list_columns(facts, def);
    std::vector<FilterSubject> derived;
    for (const std::string& key : keys) {
        const int at = column_of(all, key);
        if (at < 0 || !all[static_cast<std::size_t>(at)].derived)
            return fail(ErrorKind::Usage,
                        "“" + def.name + "”台账没有推算的栏目“" + key + "”；请按 list 的栏目写。");
        derived.push_back(all[static_cast<std::size_t>(at)]);
    }
    return derived;
}

/// A number that is only known to be at least this is a text that says so.
Result<ExportCell> derived_cell(ExportCells& cells, FieldDef field, const Value& value,
                                bool at_least)
{
    if (std::holds_alternative<std::int64_t>(value) && field.type == FieldType::Real)
        field.type = FieldType::Integer;
    if (at_least)
        return cells.text("至少 " + show_field(field, value));
    return cells.cell(field, value);
}

/// A date later than the day that is asked for: nothing dated after it is known on it, except a
/// plan (domain, section 3). Without a day the ledger goes out as it stands.
bool is_later(const FieldDef& field, const Value& value, const std::optional<std::string>& day)
{
    return day && field.type == FieldType::Date && !field.planned && *day < text_of(value);
}

/// How the clerk finds a row again: "“甲公司”", else its place in the file.
std::string name_of(const LedgerDef& def, const Record& record, std::int64_t row)
{
    const int label = def.index_of(def.label);
    std::string name =
        label < 0 ? std::string() : text_of(record.values[static_cast<std::size_t>(label)]);
    return name.empty() ? "第 " + std::to_string(row + 1) + " 行" : "“" + name + "”";
}

bool has_ending(const std::string& path, std::string_view ending)
{
    const std::string folded =
        fold(path.substr(path.size() - std::min(path.size(), ending.size())));
    return folded == fold(ending);
}

} // namespace

Result<ExportReport> export_ledger(Database& database, DefinitionsPtr definitions,
                                   const ExportOptions& options, Progress& progress)
{
    const bool xlsx = has_ending(options.path, ".xlsx");
    if (!xlsx && !has_ending(options.path, ".csv"))
        return fail(ErrorKind::Usage,
                    "只能导出为 .xlsx 或 .csv；请改“" + options.path + "”的扩展名。");

    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, options.rows));
    const LedgerDef* def = catalog.ledger(options.rows.ledger);
    const auto day = options.rows.in_force ? std::optional(options.rows.day.iso()) : std::nullopt;
    LedgerStore store(database, catalog);
    std::vector<OutColumn> columns;
    for (std::size_t i = 0; i < def->fields.size(); ++i)
        columns.push_back({&def->fields[i], 0, i, 1, heading(def->fields[i])});
    const HeadingIndex index(catalog, *def);
    std::vector<std::pair<int, CarriedRows>> carried;
    for (std::size_t i = 0; i < index.carried().size(); ++i) {
        const CarriedSlot& slot = index.carried()[i];
        if (!slot.rule->date_field.empty())
            continue; // dated rows (surveys) are a ledger of their own
        LX_ASSIGN(auto rows, carried_rows(store, slot));
        const int number = static_cast<int>(i) + 1;
        for (std::size_t f = 0; f < slot.def->fields.size(); ++f) {
            const FieldDef& field = slot.def->fields[f];
            if (field.key != slot.rule->link)
                columns.push_back(
                    {&field, number, f, 1,
                     field.key == "note" ? carried_note_heading(*slot.def) : heading(field)});
        }
        carried.emplace_back(number, std::move(rows));
    }
    LX_ASSIGN(const auto derived, derived_columns(definitions->facts(), *def, options.facts));
    std::shared_ptr<const ListFacts> facts;
    if (!derived.empty()) {
        ListFacts::Wanted wanted{def->code, {}, false, options.rows.day};
        for (const FilterSubject& column : derived) {
            wanted.facts.push_back(column.fact);
            columns.push_back({&column.field, 0, 0, 1, column_heading(column), column.fact});
        }
        KeptWorlds worlds;
        LX_ASSIGN(facts,
                  ListFacts::load(database, definitions, std::move(wanted), worlds, progress));
    }
    LX_ASSIGN(const std::int64_t total, reader.count(progress));
    if (xlsx && total > most_rows)
        return fail(ErrorKind::Usage,
                    "共有 " + std::to_string(total) +
                        " 行，超过 Excel 一张表的上限；请加筛选条件分几次导出，或导出为 .csv。");

    std::unique_ptr<Output> output;
    if (xlsx) {
        LX_TRY(measure_long_fields(reader, columns, progress));
        LX_ASSIGN(auto writer, XlsxWriter::create(options.path, XlsxWriter::Mode::Streaming));
        output = std::make_unique<XlsxOutput>(std::move(writer), *def, columns);
    } else {
        LX_ASSIGN(auto file, OutputFile::create(options.path));
        output = std::make_unique<CsvOutput>(std::move(file), columns);
    }

    ExportReport report;
    ExportCells cells(database, catalog, total > large_export, options.masked);
    std::optional<Error> trouble;
    std::int64_t later = 0;
    const auto put = [&](const Record& record, std::int64_t row, int at, const OutColumn& column,
                         const Value& value) -> Result<> {
        LX_ASSIGN(const ExportCell cell, cells.cell(*column.field, value));
        if (column.parts > 1 && cell.text != nullptr) {
            int part = 0;
            for (const std::string& piece : pieces_of(*cell.text))
                output->cell(row, at + part++, {ExportCell::Kind::Text, 0, 0, &piece});
            return {};
        }
        if (xlsx && cell.text != nullptr && !XlsxWriter::fits(*cell.text))
            return fail(ErrorKind::Io, "“" + options.path + "”写不出来：" +
                                           name_of(*def, record, row) + "的“" + column.field->name +
                                           "”超过 Excel 一格 32767 字的上限，请导出为 .csv。");
        output->cell(row, at, cell);
        return {};
    };
    const auto put_row = [&](const Record& record, int with_slot, const Record* with) -> Result<> {
        const std::int64_t row = ++report.rows;
        int at = 0;
        for (const OutColumn& column : columns) {
            static const Value none;
            if (column.fact != nullptr) {
                const Value value = facts->value(*column.fact, record.id);
                LX_ASSIGN(const ExportCell cell,
                          derived_cell(cells, *column.field, value,
                                       facts->at_least(*column.fact, record.id)));
                output->cell(row, at++, cell);
                continue;
            }
            const Value* value = column.slot == 0           ? &record.values[column.position]
                                 : column.slot == with_slot ? &with->values[column.position]
                                                            : &none;
            if (is_later(*column.field, *value, day)) {
                value = &none;
                ++later;
            }
            LX_TRY(put(record, row, at, column, *value));
            at += column.parts;
        }
        output->end_row();
        return {};
    };
    const auto put_record = [&](const Record& record) -> Result<> {
        bool written = false;
        for (const auto& [number, rows] : carried) {
            const auto found = rows.find(record.id);
            if (found == rows.end())
                continue;
            for (const Record& with : found->second) {
                LX_TRY(put_row(record, number, &with));
                written = true;
            }
        }
        return written ? Result<>() : put_row(record, -1, nullptr);
    };
    std::int64_t done = 0;
    LX_TRY(reader.each(progress, [&](const Record& record) {
        if (++done % 512 == 0) {
            progress.report("导出 " + def->name, done, total);
            if (output->failed())
                return false;
            if (progress.cancelled()) {
                trouble = Error{ErrorKind::Cancelled, "导出已取消，没有写出文件。", ""};
                return false;
            }
        }
        auto written = put_record(record);
        if (!written)
            trouble = std::move(written.error());
        return !trouble;
    }));
    if (trouble)
        return fail(std::move(*trouble));
    if (const std::int64_t broken = output->broken_texts(); broken > 0)
        report.warnings.push_back("有 " + std::to_string(broken) +
                                  " 格文字里有损坏的字，写成了“\uFFFD”，请核对并补正。");
    LX_TRY(output->finish(report.rows));
    if (later > 0)
        report.warnings.push_back("有 " + std::to_string(later) + " 个日期晚于 " + *day +
                                  "，当日还不知道，已留空；要全部日期请不选日期导出。");
    return report;
}

} // namespace lx
