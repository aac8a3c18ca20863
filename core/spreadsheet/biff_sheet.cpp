#include "core/spreadsheet/biff_sheet.h"

#include "core/spreadsheet/biff_faults.h"

namespace lx {

namespace {

constexpr std::uint16_t chart = 0x0020; // the kind of part a BOF begins
constexpr int records_between_checks = 4096;
// Twenty times what the largest lists have; a crafted file could hold the same one a billion times.
constexpr std::size_t max_merges = 1'000'000;

} // namespace

/// The records at the sheet's own level: those of charts inside it are passed over.
class BiffSheet::Walk
{
public:
    enum class Step
    {
        Record,
        Complete, ///< the sheet's EOF
        End,      ///< the stream, or another sheet, without an EOF before
        CutOff,   ///< inside a record
        Cancelled,
    };

    Walk(const BiffSheet& sheet, Progress& progress)
        : m_sheet(sheet), m_reader(sheet.m_stream), m_progress(progress)
    {}

    [[nodiscard]] BiffReader& reader() { return m_reader; }

    /// Goes to the sheet's BOF; false where there is none.
    [[nodiscard]] bool begin()
    {
        m_reader.seek(m_sheet.m_sheet.position, m_sheet.m_sheet.end);
        if (m_reader.next() != BiffReader::Step::Record || m_reader.id() != biff::bof)
            return false;
        m_depth = 1;
        m_is_chart = part() == chart;
        return true;
    }

    [[nodiscard]] Step next()
    {
        if (m_is_chart) // listed as a worksheet, but its numbers are no cells
            return Step::Complete;
        while (true) {
            if (++m_records % records_between_checks == 0 && !tell())
                return Step::Cancelled;
            const BiffReader::Step step = m_reader.next();
            if (step != BiffReader::Step::Record)
                return step == BiffReader::Step::End ? Step::End : Step::CutOff;
            if (m_reader.id() == biff::eof) {
                if (--m_depth == 0)
                    return Step::Complete;
            } else if (m_reader.id() == biff::bof) {
                if (part() != chart)
                    return Step::End;
                ++m_depth;
            } else if (m_depth == 1) {
                return Step::Record;
            }
        }
    }

private:
    /// What kind of part the BOF record begins.
    [[nodiscard]] std::uint16_t part()
    {
        m_reader.skip(2);
        return m_reader.u16();
    }

    /// False when the user cancelled.
    [[nodiscard]] bool tell()
    {
        if (m_sheet.m_records_end > m_sheet.m_sheet.position)
            m_progress.report(
                "读取工作表",
                static_cast<std::int64_t>(m_reader.position() - m_sheet.m_sheet.position),
                static_cast<std::int64_t>(m_sheet.m_records_end - m_sheet.m_sheet.position));
        return !m_progress.cancelled();
    }

    const BiffSheet& m_sheet;
    BiffReader m_reader;
    Progress& m_progress;
    std::uint64_t m_depth = 0;
    std::uint64_t m_records = 0;
    bool m_is_chart = false;
};

BiffSheet::BiffSheet(const ByteSource& stream, const BiffGlobals& globals,
                     const BiffGlobals::Sheet& sheet, const ReadLimits& limits)
    : m_stream(stream), m_globals(globals), m_sheet(sheet), m_limits(limits)
{}

tl::unexpected<Error> BiffSheet::damaged(const std::string& fault) const
{
    return fail(m_stream.failed() ? disk_fault() : sheet_damaged(m_sheet.info.name, fault));
}

Result<> BiffSheet::look(Progress& progress)
{
    if (m_looked)
        return {};
    m_ordered = true;
    m_default_hidden = false;
    m_last_cell = -1;
    m_records_end = 0;
    m_has_cell.assign(biff_max_rows, false);
    m_has_row.assign(biff_max_rows, false);
    m_hidden.assign(biff_max_rows, false);
    m_hidden_columns.assign(biff_max_columns, false);
    m_merges.clear();
    Walk walk(*this, progress);
    if (!walk.begin())
        return damaged("找不到它的开头");
    Walk::Step step = walk.next();
    for (; step == Walk::Step::Record; step = walk.next())
        LX_TRY(look_at_record(walk.reader()));
    if (step == Walk::Step::Cancelled)
        return fail(reading_cancelled());
    if (step == Walk::Step::CutOff || m_stream.failed()) {
        const std::int64_t row = m_last_cell / biff_max_columns + 1;
        return damaged(m_last_cell < 0 ? std::string("内容中断")
                                       : "内容在第 " + std::to_string(row) +
                                             " 行之后中断，文件可能没有复制或下载完整");
    }
    m_complete = step == Walk::Step::Complete;
    m_records_end = walk.reader().position();
    m_looked = true;
    return {};
}

Result<> BiffSheet::look_at_record(BiffReader& reader)
{
    switch (reader.id()) {
    case biff::row:
        look_at_row(reader);
        return {};
    case biff::col_info:
        look_at_columns(reader);
        return {};
    case biff::default_row_height:
        m_default_hidden = (reader.u16() & 0x02U) != 0;
        return {};
    case biff::merged_cells:
        return look_at_merges(reader);
    default:
        return look_at_cells(reader);
    }
}

Result<> BiffSheet::look_at_cells(BiffReader& reader)
{
    const auto place = biff_cell_place(reader);
    if (!place)
        return {};
    if (!reader.ok())
        return damaged("有一格的内容缺失");
    if (place->last >= biff_max_columns)
        return damaged("第 " + std::to_string(place->row + 1) + " 行有超出 256 列的格子");
    const std::int64_t at = std::int64_t{place->row} * biff_max_columns + place->first;
    m_ordered = m_ordered && at > m_last_cell;
    m_last_cell = at + (place->last - place->first);
    m_has_cell[place->row] = true;
    return {};
}

void BiffSheet::look_at_row(BiffReader& reader)
{
    const std::uint16_t row = reader.u16();
    reader.skip(10); // columns, height, two fields of no use
    const bool hidden = (reader.u16() & 0x20U) != 0;
    if (!reader.ok())
        return;
    m_has_row[row] = true;
    m_hidden[row] = hidden;
}

void BiffSheet::look_at_columns(BiffReader& reader)
{
    const std::uint32_t first = reader.u16();
    const std::uint32_t last = reader.u16();
    reader.skip(4); // width and format
    const bool hidden = (reader.u16() & 0x01U) != 0;
    if (!reader.ok() || !hidden)
        return;
    for (std::uint32_t column = first; column <= last && column < biff_max_columns; ++column)
        m_hidden_columns[column] = true;
}

Result<> BiffSheet::look_at_merges(BiffReader& reader)
{
    for (std::uint32_t count = reader.u16(); count > 0; --count) {
        MergedRange range;
        range.first_row = reader.u16();
        range.last_row = reader.u16();
        range.first_column = reader.u16();
        range.last_column = reader.u16();
        if (!reader.ok())
            break;
        const bool proper = range.first_row <= range.last_row &&
                            range.first_column <= range.last_column &&
                            range.last_column < static_cast<std::int32_t>(biff_max_columns);
        const bool single =
            range.first_row == range.last_row && range.first_column == range.last_column;
        if (proper && !single)
            m_merges.push_back(range);
    }
    if (m_merges.size() > max_merges)
        return fail(
            sheet_too_large(m_sheet.info.name, " " + std::to_string(max_merges) + " 个合并区域"));
    return {};
}

bool BiffSheet::is_hidden(std::uint32_t row) const
{
    return m_has_row[row] ? m_hidden[row] : m_default_hidden;
}

Result<SheetFacts> BiffSheet::read(const RowSink& sink, Progress& progress)
{
    LX_TRY(look(progress));
    m_without_result = 0;
    RowAssembler rows(m_globals, m_sheet.info.name, m_limits, sink,
                      [this](std::uint32_t row) { return is_hidden(row); });
    if (m_ordered) {
        BiffCellDecoder decoder(m_globals, m_sheet.info.name, 0, biff_max_rows - 1);
        LX_TRY(decode_all(decoder, rows, rows, progress));
        m_without_result = decoder.formulas_without_result();
    } else {
        LX_TRY(read_in_bands(rows, progress));
    }
    rows.finish();
    return facts(rows);
}

Result<> BiffSheet::decode_all(BiffCellDecoder& decoder, BiffCellSink& cells,
                               const RowAssembler& rows, Progress& progress)
{
    Walk walk(*this, progress);
    if (!walk.begin())
        return damaged("找不到它的开头");
    while (!rows.stopped()) {
        const Walk::Step step = walk.next();
        if (step == Walk::Step::Cancelled)
            return fail(reading_cancelled());
        if (step != Walk::Step::Record)
            break;
        LX_TRY(decoder.decode(walk.reader(), cells));
    }
    if (m_stream.failed())
        return fail(disk_fault());
    return {};
}

Result<> BiffSheet::read_in_bands(RowAssembler& rows, Progress& progress)
{
    std::uint32_t next = 0;
    while (!rows.stopped()) {
        std::vector<std::uint32_t> numbers;
        for (; next < biff_max_rows && numbers.size() < RowBand::most_rows; ++next) {
            if (m_has_cell[next])
                numbers.push_back(next);
        }
        if (numbers.empty())
            break;
        BiffCellDecoder decoder(m_globals, m_sheet.info.name, numbers.front(), numbers.back());
        RowBand band(std::move(numbers), m_sheet.info.name, m_limits);
        LX_TRY(decode_all(decoder, band, rows, progress));
        LX_TRY(band.hand_over(rows));
        m_without_result += decoder.formulas_without_result();
    }
    return {};
}

SheetFacts BiffSheet::facts(const RowAssembler& rows) const
{
    SheetFacts facts;
    facts.merges = m_merges;
    for (std::uint32_t column = 0; column < biff_max_columns; ++column) {
        if (m_hidden_columns[column])
            facts.hidden_columns.push_back(static_cast<std::int32_t>(column));
    }
    facts.rows = rows.rows();
    facts.hidden_rows = rows.hidden_rows();
    const std::string sheet = "工作表“" + m_sheet.info.name + "”";
    if (!m_complete)
        facts.notes.push_back(sheet + "没有结束标记，文件可能不完整：请核对最后几行。");
    if (m_without_result > 0)
        facts.notes.push_back(sheet + "有 " + std::to_string(m_without_result) +
                              " 个公式没有保存结果，当作空格读入：请用 Excel 或 WPS "
                              "打开、重新计算并保存后再导入。");
    return facts;
}

} // namespace lx
