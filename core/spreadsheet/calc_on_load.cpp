#include "core/spreadsheet/calc_on_load.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/spreadsheet/sheet_places.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

namespace {

/// What stands before calcPr in a workbook part (ECMA-376 part 1, 18.2.27).
constexpr std::array before = {"fileVersion",        "fileSharing",        "workbookPr",
                               "workbookProtection", "bookViews",          "sheets",
                               "functionGroups",     "externalReferences", "definedNames"};

struct Handler
{
    explicit Handler(XmlReader& one) : reader(one) {}

    void start(const char* full_name, const char** attributes)
    {
        const std::string_view name = local_name(full_name);
        if (++depth == 1)
            prefix = std::string(full_name, local_name(full_name));
        if (depth != 2 || name != "calcPr")
            return;
        calc = ByteRange{reader.tag_begin(), reader.tag_end()};
        set = xml_flag(attributes, "fullCalcOnLoad");
    }
    void end(const char* full_name)
    {
        const std::string_view name = local_name(full_name);
        if (depth == 2 && std::find(before.begin(), before.end(), name) != before.end())
            behind = reader.tag_end();
        --depth;
    }
    void text(const char* /*data*/, std::size_t /*size*/) {}

    XmlReader& reader;
    int depth = 0;
    std::string prefix;
    std::optional<ByteRange> calc;
    bool set = false;
    std::size_t behind = 0;
};

} // namespace

Result<std::string> with_calc_on_load(std::string_view workbook)
{
    XmlReader reader;
    Handler handler(reader);
    reader.listen(handler);
    reader.set_place([] { return std::string("文件的工作簿部件"); });
    LX_TRY(reader.feed(workbook));
    LX_TRY(reader.end());
    std::string out(workbook);
    if (handler.set || (!handler.calc && handler.behind == 0))
        return out;
    if (!handler.calc) {
        out.insert(handler.behind, "<" + handler.prefix + "calcPr fullCalcOnLoad=\"1\"/>");
        return out;
    }
    const std::string_view tag =
        workbook.substr(handler.calc->begin, handler.calc->end - handler.calc->begin);
    if (const auto place = attribute_place(tag, "fullCalcOnLoad")) {
        out.replace(handler.calc->begin + place->begin, place->end - place->begin, "1");
        return out;
    }
    const std::size_t end = tag.ends_with("/>") ? tag.size() - 2 : tag.size() - 1;
    out.insert(handler.calc->begin + end, " fullCalcOnLoad=\"1\"");
    return out;
}

} // namespace lx
