#include "core/spreadsheet/xlsx_relations.h"

#include "core/spreadsheet/small_part.h"

namespace lx {

namespace {

int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 &&
            hex(text[i + 2]) >= 0) {
            decoded += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

struct RelationsHandler
{
    std::string_view folder;
    std::vector<XlsxRelation> relations;

    void start(const char* name, const char** attributes)
    {
        if (std::string_view(local_name(name)) != "Relationship" ||
            xml_attribute(attributes, "TargetMode") == "External")
            return;
        std::string_view type = xml_attribute(attributes, "Type");
        type.remove_prefix(type.rfind('/') + 1);
        relations.push_back({std::string(xml_attribute(attributes, "Id")), std::string(type),
                             resolve_part_name(folder, xml_attribute(attributes, "Target"))});
    }
    void end(const char* /*name*/) {}
    void text(const char* /*data*/, std::size_t /*size*/) {}
};

} // namespace

std::string_view part_folder(std::string_view part)
{
    return part.substr(0, part.rfind('/') + 1);
}

std::string resolve_part_name(std::string_view folder, std::string_view target)
{
    std::string path = percent_decoded(target);
    for (char& c : path)
        if (c == '\\')
            c = '/';
    if (path.empty() || path.front() != '/')
        path.insert(0, folder);
    std::string resolved;
    std::size_t at = 0;
    while (at < path.size()) {
        std::size_t slash = path.find('/', at);
        if (slash == std::string::npos)
            slash = path.size();
        const std::string_view step = std::string_view(path).substr(at, slash - at);
        if (step == "..") {
            if (!resolved.empty())
                resolved.pop_back(); // its "/"
            resolved.erase(resolved.rfind('/') + 1);
        } else if (!step.empty() && step != ".") {
            resolved += step;
            if (slash < path.size())
                resolved += '/';
        }
        at = slash + 1;
    }
    return resolved;
}

Result<std::vector<XlsxRelation>> read_xlsx_relations(ZipArchive& archive, std::string_view part)
{
    const std::string_view folder = part_folder(part);
    std::string name(folder);
    name += "_rels/";
    name += part.substr(folder.size());
    name += ".rels";
    RelationsHandler handler{folder, {}};
    if (archive.contains(name))
        LX_TRY(read_small_part(archive, name, handler));
    for (XlsxRelation& relation : handler.relations)
        // Some writers give the path from the root but forget the "/".
        if (!archive.contains(relation.target) && relation.target.starts_with(folder)) {
            std::string from_root = relation.target.substr(folder.size());
            if (archive.contains(from_root))
                relation.target = std::move(from_root);
        }
    return std::move(handler.relations);
}

} // namespace lx
