#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/xlsx_sheet_writer.h"
#include "core/spreadsheet/xlsx_style_sheet.h"
#include "core/spreadsheet/zip_writer.h"

namespace lx {

/// An .xlsx file while it is written. It is deflated straight into the file that is made, without
/// temporary files elsewhere, and appears under its name only when all of it was written. The same
/// cells give the same bytes.
class XlsxBook
{
public:
    enum class Mode
    {
        Streaming, ///< one sheet after the other, rows in ascending order, memory of one row
        InMemory
    };

    /// Errors: Io where the file can't be made.
    [[nodiscard]] static Result<std::unique_ptr<XlsxBook>> create(const std::string& path,
                                                                  Mode mode);

    /// A further sheet; the name is cut and cleaned to what Excel allows and made unique. Streamed,
    /// the sheet before is ended.
    SheetWriter& add_sheet(std::string_view name);
    [[nodiscard]] std::vector<std::unique_ptr<SheetWriter>>& sheets() { return m_sheets; }
    [[nodiscard]] int style(const CellStyle& style) { return m_styles.number(style); }
    void set_properties(std::string title, std::string company, std::int64_t created);

    /// What a writing method of a sheet gave: where it is false the file can't be finished, and the
    /// cell is named.
    void check(bool written, const SheetWriter& sheet, std::int64_t row, int column);
    /// No use in going on: the disk is full, or a cell can't be written.
    [[nodiscard]] bool failed() const { return m_trouble.has_value() || m_zip.failed(); }

    /// Puts the file in its place. Errors: Io with the reason.
    [[nodiscard]] Result<> finish();

private:
    XlsxBook(OutputFile file, Mode mode);
    [[nodiscard]] std::string unique_name(std::string_view wanted);
    void part(const std::string& name, const std::string& xml);
    void write_sheets();
    /// Charts of a sheet with their drawing; charts are numbered through the workbook.
    void write_charts(const SheetWriter& sheet, const std::string& number, std::size_t& charts);
    [[nodiscard]] std::string content_types() const;
    [[nodiscard]] std::string workbook() const;
    [[nodiscard]] std::string workbook_relations() const;
    [[nodiscard]] std::string defined_names() const;
    [[nodiscard]] std::string core_properties() const;
    [[nodiscard]] std::string app_properties() const;

    ZipWriter m_zip;
    Mode m_mode;
    StyleSheet m_styles;
    SharedTexts m_texts;
    std::vector<std::unique_ptr<SheetWriter>> m_sheets;
    std::vector<std::string> m_folded_names;
    std::string m_title;
    std::string m_company;
    std::int64_t m_created = 946'684'800; ///< seconds since 1970; fixed: 2000-01-01 00:00 UTC
    std::optional<Error> m_trouble;
};

} // namespace lx
