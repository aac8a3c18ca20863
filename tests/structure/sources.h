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

inline std::string text_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

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
        found.push_back(
            {std::filesystem::relative(entry.path(), source_root), text_of(entry.path())});
    }
    return found;
}

/// The CMakeLists.txt of the folders of core and ui.
inline std::vector<std::filesystem::path> cmake_files()
{
    std::vector<std::filesystem::path> found;
    for (const char* root : {"core", "ui"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(source_root / root)) {
            if (entry.path().filename() == "CMakeLists.txt")
                found.push_back(entry.path());
        }
    }
    return found;
}

} // namespace lx::test
