#include "core/spreadsheet/ods_workbook.h"

#include "core/spreadsheet/ods_content.h"
#include "core/spreadsheet/small_part.h"

namespace lx {

namespace {

constexpr std::string_view kContent = "content.xml";
constexpr std::string_view kManifest = "META-INF/manifest.xml";

struct ManifestHandler
{
    bool encrypted = false;

    void start(const char* name, const char** /*attributes*/)
    {
        if (std::string_view(local_name(name)) == "encryption-data")
            encrypted = true;
    }
    void end(const char* /*name*/) {}
    void text(const char* /*data*/, std::size_t /*size*/) {}
};

class OdsWorkbook final : public Workbook
{
public:
    OdsWorkbook(std::unique_ptr<ZipArchive> archive, std::vector<OdsTable> tables,
                const ReadLimits& limits)
        : m_archive(std::move(archive)), m_tables(std::move(tables)), m_limits(limits)
    {
        for (OdsTable& table : m_tables)
            m_sheets.push_back(std::move(table.info));
    }

    [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return m_sheets; }
    [[nodiscard]] std::string_view format() const override { return "ods"; }

    [[nodiscard]] Result<SheetFacts> read(std::size_t index, const RowSink& sink,
                                          Progress& progress) override
    {
        if (index >= m_sheets.size())
            return fail(ErrorKind::Usage, "没有这张工作表。");
        InflateBudget budget{m_limits.inflated_bytes};
        LX_ASSIGN(const auto part, m_archive->open_part(kContent, budget));
        LX_ASSIGN(SheetFacts facts,
                  read_ods_table(*part, index, m_sheets[index].name, m_limits, sink, progress));
        facts.merges = m_tables[index].merges;
        facts.hidden_columns = m_tables[index].hidden_columns;
        return facts;
    }

    [[nodiscard]] Result<std::vector<MergedRange>> merges(std::size_t index,
                                                          Progress& /*progress*/) override
    {
        if (index >= m_sheets.size())
            return fail(ErrorKind::Usage, "没有这张工作表。");
        return m_tables[index].merges;
    }

private:
    std::unique_ptr<ZipArchive> m_archive;
    std::vector<OdsTable> m_tables;
    std::vector<SheetInfo> m_sheets;
    ReadLimits m_limits;
};

} // namespace

bool is_ods(const ZipArchive& archive)
{
    return archive.contains(kContent) &&
           (archive.contains(kManifest) || archive.contains("mimetype"));
}

Result<std::unique_ptr<Workbook>> open_ods(std::unique_ptr<ZipArchive> archive,
                                           const ReadLimits& limits)
{
    ManifestHandler manifest;
    if (archive->contains(kManifest))
        LX_TRY(read_small_part(*archive, kManifest, manifest));
    if (manifest.encrypted)
        return fail(ErrorKind::BadInput, "文件有密码，读不了；请先用 WPS 或 LibreOffice "
                                         "打开，取消密码后另存，再导入一次。");
    InflateBudget budget{limits.inflated_bytes};
    std::vector<OdsTable> tables;
    {
        LX_ASSIGN(const auto part, archive->open_part(kContent, budget));
        LX_ASSIGN(tables, survey_ods(*part, limits));
    }
    return std::make_unique<OdsWorkbook>(std::move(archive), std::move(tables), limits);
}

} // namespace lx
