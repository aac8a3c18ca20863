#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/spreadsheet/row_buffer.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

/// What reading a sheet is in every XML format: the row at hand with its place, the limits that are
/// kept, and the facts that are known at the end. The formats' handlers fill it from their
/// elements. It runs once for every cell of sheets with millions of them: nothing here allocates
/// for a cell.
class SheetRows : public RowBuffer
{
public:
    /// `sheet`: its name, for sentences; "" = they speak of the file. The references must outlive
    /// this.
    SheetRows(XmlReader& reader, std::string sheet, const ReadLimits& limits, const RowSink& sink)
        : m_reader(reader), m_sheet(std::move(sheet)), m_limits(limits), m_sink(sink)
    {}

    /// Number of the row at hand, from 0; -1 outside of rows.
    [[nodiscard]] std::int64_t number() const { return m_number; }
    void set_number(std::int64_t number) { m_number = number; }
    /// Hands the row at hand out under its number. False: no more are wanted (the reading has been
    /// told to end).
    bool hand_out(bool hidden);
    /// A range that lies within the limits.
    void add_merge(const MergedRange& range);
    /// Columns from 0, both inclusive; those beyond the limit don't count, and those told twice
    /// count once.
    void hide_columns(std::int64_t first, std::int64_t last);
    /// Facts with their notes so far; begins anew.
    [[nodiscard]] SheetFacts take_facts();

    [[nodiscard]] const std::string& sheet() const { return m_sheet; }
    [[nodiscard]] const ReadLimits& limits() const { return m_limits; }
    [[nodiscard]] std::string place() const;
    /// Ends the reading with an error; `what` follows the place.
    void refuse(std::string_view what, std::string_view detail);
    void refuse_row();
    void refuse_column();
    /// Counts cells in; false where there are too many: refused.
    bool count_cells(std::int64_t more)
    {
        m_cells += more;
        if (m_cells <= m_limits.cells)
            return true;
        refuse("之前的单元格已经太多，没有读完；请拆成几个文件导入。", "cells over the limit");
        return false;
    }
    /// Refuses where the row's texts have become too long.
    void check_text()
    {
        if (too_long())
            refuse("一行的文字太长，不像正常的表格，没有读取；请核对文件来源。",
                   "text of a row over the limit");
    }

private:
    XmlReader& m_reader;
    std::string m_sheet;
    const ReadLimits& m_limits;
    const RowSink& m_sink;
    std::int64_t m_number = -1;
    std::int64_t m_last = -1; ///< handed out last
    bool m_disorder = false;
    std::int64_t m_cells = 0;
    std::size_t m_merges = 0; ///< of all sheets read through this
    SheetFacts m_facts;
};

} // namespace lx
