#include "core/spreadsheet/xlsx_workbook.h"

#include <map>

#include "core/spreadsheet/xlsx_package.h"
#include "core/spreadsheet/xlsx_sheet.h"
#include "core/spreadsheet/xlsx_styles.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

namespace {

class XlsxWorkbook final : public Workbook
{
public:
    XlsxWorkbook(std::unique_ptr<ZipArchive> archive, XlsxPackage package, const ReadLimits& limits)
        : m_archive(std::move(archive)), m_package(std::move(package)), m_limits(limits)
    {}

    [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return m_package.sheets; }
    [[nodiscard]] std::string_view format() const override { return "xlsx"; }

    [[nodiscard]] Result<SheetFacts> read(std::size_t index, const RowSink& sink,
                                          Progress& progress) override
    {
        LX_TRY(load_tables(progress));
        InflateBudget budget{m_budget_left};
        LX_ASSIGN(const auto part, open_sheet(index, budget));
        LX_ASSIGN(SheetFacts facts, read_xlsx_sheet(*part, m_package.sheets[index].name, m_tables,
                                                    m_limits, sink, progress));
        facts.notes.insert(facts.notes.begin(), m_package.notes.begin(), m_package.notes.end());
        return facts;
    }

    [[nodiscard]] Result<std::vector<MergedRange>> merges(std::size_t index,
                                                          Progress& progress) override
    {
        if (const auto known = m_merges.find(index); known != m_merges.end())
            return known->second;
        InflateBudget budget{m_limits.inflated_bytes};
        {
            LX_ASSIGN(const auto part, open_sheet(index, budget));
            auto frame = read_xlsx_frame(*part, m_package.sheets[index].name, m_limits, progress);
            if (!frame && frame.error().kind == ErrorKind::Cancelled)
                return fail(std::move(frame.error()));
            if (frame && *frame)
                return m_merges[index] = std::move((*frame)->merges);
        }
        // The long way, which also words the error if there is one.
        LX_ASSIGN(SheetFacts facts, read(
                                        index, [](const SheetRow&) { return true; }, progress));
        return m_merges[index] = std::move(facts.merges);
    }

private:
    Result<std::unique_ptr<ZipPart>> open_sheet(std::size_t index, InflateBudget& budget)
    {
        if (index >= m_package.sheets.size())
            return fail(ErrorKind::Usage, "没有这张工作表。");
        const std::string& part = m_package.sheet_parts[index];
        if (!m_archive->contains(part))
            return fail(ErrorKind::BadInput,
                        "工作表“" + m_package.sheets[index].name +
                            "”的内容在文件里找不到；请用 WPS 或 Excel 打开后另存为 "
                            ".xlsx，再导入一次。",
                        "missing part " + part);
        return m_archive->open_part(part, budget);
    }

    Result<> load_tables(Progress& progress)
    {
        if (m_loaded)
            return {};
        InflateBudget budget{m_limits.inflated_bytes};
        XlsxTables tables;
        tables.dates = m_package.dates;
        if (!m_package.styles_part.empty()) {
            LX_ASSIGN(const auto part, m_archive->open_part(m_package.styles_part, budget));
            LX_ASSIGN(tables.shapes, read_xlsx_styles(*part));
        }
        if (!m_package.strings_part.empty()) {
            LX_ASSIGN(const auto part, m_archive->open_part(m_package.strings_part, budget));
            LX_TRY(tables.strings.read(*part, m_limits.text_bytes, progress));
        }
        m_tables = std::move(tables);
        m_budget_left = budget.bytes_left;
        m_loaded = true;
        return {};
    }

    std::unique_ptr<ZipArchive> m_archive;
    XlsxPackage m_package;
    ReadLimits m_limits;
    XlsxTables m_tables;
    bool m_loaded = false;
    std::int64_t m_budget_left = 0;
    std::map<std::size_t, std::vector<MergedRange>> m_merges;
};

} // namespace

Result<std::unique_ptr<Workbook>> open_xlsx(std::unique_ptr<ZipArchive> archive,
                                            const ReadLimits& limits)
{
    LX_ASSIGN(XlsxPackage package, read_xlsx_package(*archive));
    return std::make_unique<XlsxWorkbook>(std::move(archive), std::move(package), limits);
}

} // namespace lx
