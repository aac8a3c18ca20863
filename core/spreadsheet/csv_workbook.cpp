#include "core/spreadsheet/csv_workbook.h"

#include <filesystem>

#include "core/base/file_calls.h"
#include "core/spreadsheet/csv_encoding.h"
#include "core/spreadsheet/csv_parser.h"
#include "core/spreadsheet/csv_source.h"

namespace lx {

namespace {

constexpr std::size_t kSample = std::size_t{64} << 10;

/// "sep=;" as a first line, by which Excel is told the separator; 0 where it is not there.
char declared_separator(std::string_view text, std::size_t& line_size)
{
    constexpr std::string_view key = "sep=";
    if (text.size() < key.size() + 2 || !text.starts_with(key))
        return '\0';
    const std::string_view rest = text.substr(key.size() + 1);
    if (rest.front() != '\r' && rest.front() != '\n')
        return '\0';
    line_size = key.size() + 1 + (rest.starts_with("\r\n") ? 2 : 1);
    return text[key.size()];
}

/// "第 3、7 行", "第 3、…、40 行等 300 行" where not all are listed; `all` 0 = not known.
std::string rows_text(const std::vector<std::int64_t>& rows, std::int64_t all)
{
    std::string text;
    for (const std::int64_t row : rows)
        text += (text.empty() ? "第 " : "、") + std::to_string(row);
    text += " 行";
    return all > std::ssize(rows) ? text + "等 " + std::to_string(all) + " 行" : text;
}

class CsvWorkbook final : public Workbook
{
public:
    CsvWorkbook(std::unique_ptr<ByteSource> bytes, std::string name, EncodingGuess encoding,
                const ReadLimits& limits)
        : m_bytes(std::move(bytes)), m_encoding(encoding), m_limits(limits)
    {
        m_sheets.push_back({std::move(name), SheetVisibility::Visible});
    }

    [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return m_sheets; }
    [[nodiscard]] std::string_view format() const override { return "csv"; }

    [[nodiscard]] std::string hindrance() const override
    {
        if (m_encoding.encoding != TextEncoding::Big5)
            return {};
        return "文件是 Big5 编码的繁体字，已按繁体读取；表头和用词认不出来的，请用 WPS 打开，"
               "转成简体后另存为 .xlsx，再导入。";
    }

    [[nodiscard]] Result<SheetFacts> read(std::size_t index, const RowSink& sink,
                                          Progress& progress) override
    {
        if (index != 0)
            return fail(ErrorKind::Usage, "没有这张工作表。");
        LX_ASSIGN(const auto source, CsvSource::open(*m_bytes, m_encoding));
        std::optional<CsvParser> parser;
        std::optional<ChineseCommas> commas;
        bool wanted = true;
        while (wanted) {
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消读取。");
            LX_ASSIGN(std::string_view text, source->next());
            if (text.empty())
                break;
            if (!parser) {
                std::size_t line_size = 0;
                const char declared = declared_separator(text, line_size);
                text.remove_prefix(line_size);
                const char separator =
                    declared != '\0' ? declared : guess_csv_separator(text.substr(0, kSample));
                if (separator == chinese_comma)
                    commas.emplace();
                parser.emplace(separator, m_limits, sink);
            }
            LX_ASSIGN(wanted, parser->feed(commas ? commas->replaced(text) : text));
            progress.report("读取工作表", source->bytes_read(), source->file_size());
        }
        if (commas && wanted) {
            LX_ASSIGN(wanted, parser->feed(commas->rest()));
        }
        if (parser && wanted)
            LX_TRY(parser->end());
        return facts(parser);
    }

    [[nodiscard]] Result<std::vector<MergedRange>> merges(std::size_t /*index*/,
                                                          Progress& /*progress*/) override
    {
        return std::vector<MergedRange>();
    }

private:
    [[nodiscard]] SheetFacts facts(const std::optional<CsvParser>& parser) const
    {
        SheetFacts facts;
        if (!parser)
            return facts;
        facts.rows = parser->rows();
        if (m_encoding.bad_places != 0)
            facts.notes.push_back("文件里有 " + std::to_string(m_encoding.bad_places) +
                                  " 处文字已损坏，显示为“\uFFFD”，请核对。");
        if (const std::string odd = hindrance(); !odd.empty())
            facts.notes.push_back(odd);
        if (m_encoding.encoding == TextEncoding::Mixed)
            facts.notes.push_back(rows_text(m_encoding.lines.first_odd(), m_encoding.lines.odd()) +
                                  "是 " + (m_encoding.lines.odd_are_gb18030() ? "GBK" : "UTF-8") +
                                  " 编码的文字，与其他行不同，已分别读取，请核对。");
        if (!parser->comma_rows().empty())
            facts.notes.push_back(rows_text(parser->comma_rows(), 0) +
                                  "有几栏是用中文逗号“，”分开的，没有拆开；"
                                  "请改成英文逗号“,”，再导入一次。");
        if (!parser->lone_quotes().empty())
            facts.notes.push_back(rows_text(parser->lone_quotes(), 0) +
                                  "有一个引号没有配对，当作文字读取，请核对。");
        if (const auto row = parser->torn_row())
            facts.notes.push_back("第 " + std::to_string(*row) +
                                  " 行有一个引号没有配对，文件可能不完整，请核对最后几行。");
        return facts;
    }

    std::unique_ptr<ByteSource> m_bytes;
    EncodingGuess m_encoding;
    ReadLimits m_limits;
    std::vector<SheetInfo> m_sheets;
};

} // namespace

Result<std::unique_ptr<Workbook>> open_csv(std::unique_ptr<ByteSource> bytes,
                                           const std::string& path, const ReadLimits& limits)
{
    const EncodingGuess encoding = guess_encoding(*bytes);
    if (bytes->failed())
        return fail(ErrorKind::Io, "文件读到一半读不下去了；请检查磁盘或 U 盘后再导入一次。");
    return std::make_unique<CsvWorkbook>(std::move(bytes), utf8_path(native_path(path).stem()),
                                         encoding, limits);
}

} // namespace lx
