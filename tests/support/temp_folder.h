#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <stdlib.h>

#include <catch2/catch.hpp>

namespace lx::test {

/// A folder that goes with its owner.
class TempFolder
{
public:
    TempFolder()
    {
        m_path = (std::filesystem::temp_directory_path() / "liangxin-test-XXXXXX").string();
        REQUIRE(::mkdtemp(m_path.data()) != nullptr);
    }
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    /// A path inside.
    [[nodiscard]] std::string operator/(std::string_view name) const
    {
        return m_path + "/" + std::string(name);
    }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

} // namespace lx::test
