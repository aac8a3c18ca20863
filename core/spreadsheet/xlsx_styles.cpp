#include "core/spreadsheet/xlsx_styles.h"

#include <unordered_map>

#include "core/spreadsheet/cell_reference.h"
#include "core/spreadsheet/xml_reader.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

namespace {

/// Excel allows 65,490 cell styles.
constexpr std::size_t kMostStyles = 1'000'000;

class StylesHandler
{
public:
    explicit StylesHandler(XmlReader& reader) : m_reader(reader) {}

    void start(const char* full_name, const char** attributes)
    {
        const std::string_view name = local_name(full_name);
        ++m_depth;
        if (m_depth == 2) {
            m_in_formats = name == "numFmts";
            m_in_styles = name == "cellXfs"; // not cellStyleXfs: those are named styles
        } else if (m_depth == 3 && m_in_formats && name == "numFmt") {
            const std::int64_t id = read_whole_number(xml_attribute(attributes, "numFmtId"));
            if (id >= 0)
                m_formats[id] = number_shape(xml_attribute(attributes, "formatCode"));
        } else if (m_depth == 3 && m_in_styles && name == "xf") {
            m_styles.push_back(read_whole_number(xml_attribute(attributes, "numFmtId")));
        }
        if (m_styles.size() > kMostStyles || m_formats.size() > kMostStyles)
            m_reader.refuse(
                Error{ErrorKind::BadInput,
                      "文件里的单元格样式太多，不像正常的表格，没有读取；请核对文件来源。",
                      "styles over the limit"});
    }
    void end(const char* /*name*/) { --m_depth; }
    void text(const char* /*data*/, std::size_t /*size*/) {}

    /// Formats usually stand before the styles, but need not.
    [[nodiscard]] std::vector<NumberShape> shapes() const
    {
        std::vector<NumberShape> shapes;
        shapes.reserve(m_styles.size());
        for (const std::int64_t id : m_styles) {
            const auto found = m_formats.find(id);
            shapes.push_back(found != m_formats.end() ? found->second
                                                      : builtin_number_shape(static_cast<int>(id)));
        }
        return shapes;
    }

private:
    XmlReader& m_reader;
    int m_depth = 0;
    bool m_in_formats = false;
    bool m_in_styles = false;
    std::unordered_map<std::int64_t, NumberShape> m_formats;
    std::vector<std::int64_t> m_styles;
};

} // namespace

Result<std::vector<NumberShape>> read_xlsx_styles(ZipPart& part)
{
    XmlReader reader;
    StylesHandler handler(reader);
    reader.listen(handler);
    reader.set_place([] { return std::string("文件的样式表"); });
    NoProgress quiet;
    LX_TRY(reader.run(part, quiet, {}));
    return handler.shapes();
}

} // namespace lx
