#pragma once

#include <string>
#include <string_view>

#include "core/base/file_calls.h"
#include "core/base/file_trouble.h"
#include "core/base/result.h"
#include "core/base/unfinished_files.h"

namespace lx {

/// A file in the making. It is built under a short name of its own in the folder of the file it is
/// to become, readable by its owner alone, and takes that file's place in one step. Killed or out
/// of disk at any point, it leaves the earlier file or none; what a dead process left behind is
/// removed at the next start of any program of this product (`sweep_leftovers`) and whenever
/// another file is made in the same folder.
class FreshFile
{
public:
    enum class Over
    {
        Nothing, ///< the name must be free, also at the end
        Earlier  ///< may take the place of an earlier file
    };

    /// Makes the empty file. `companions`: bytes the longest name grown from this one needs more
    /// ("-journal" of a ledger). Errors: Io where the folder is not there or not writable, the name
    /// too long, the file there write-protected, a folder, a link or no ordinary file, or (Nothing)
    /// there at all.
    [[nodiscard]] static Result<FreshFile> begin(const std::string& path, Over over,
                                                 std::size_t companions = 0);
    FreshFile(FreshFile&& other) noexcept;
    FreshFile& operator=(FreshFile&&) = delete;
    /// Removes what was not published.
    ~FreshFile();

    /// The name it has until it is finished.
    [[nodiscard]] const std::string& temporary() const { return m_temporary; }
    /// The name it is to have, as it was given.
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Brings the content to the disk and puts the file in its place. What wrote it has closed it.
    /// Errors: Io, also where the name was meanwhile taken by something `begin` refuses.
    [[nodiscard]] Result<> publish();

private:
    FreshFile(std::string path, std::string target, Over over);
    void let_go();

    std::string m_path;
    std::string m_target;    ///< the path in full, without links in its folders
    std::string m_temporary; ///< "" once it is published or given away
    std::string m_note;      ///< where it is written down for `sweep_leftovers`; "" = nowhere
    Over m_over;
};

/// The name the user knows a file by: the one it is to have, where `path` is that of a file in the
/// making (or of something SQLite keeps beside it); else `path`.
[[nodiscard]] std::string known_path(std::string_view path);

} // namespace lx
