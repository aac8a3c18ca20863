#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace lx::test {

inline const std::filesystem::path source_root = LIANGXIN_SOURCE_DIR;

struct Source
{
    std::filesystem::path path; ///< relative to the project
    std::string text;
};

/// All sources below a folder of the project.
inline std::vector<Source> sources(const std::filesystem::path& folder)
{
    std::vector<Source> found;
    if (!std::filesystem::exists(source_root / folder))
        return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_root / folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".h")
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        found.push_back({std::filesystem::relative(entry.path(), source_root), text.str()});
    }
    return found;
}

} // namespace lx::test
