#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace lx {

/// Who holds a ledger file for writing.
struct LockHolder
{
    std::string user;
    std::string host;
    std::string since; ///< "2025-09-30T14:05:09"
    std::int64_t pid = 0;
};

/// The lock beside a ledger file (FILE.lock, QLockFile): says who, where and since when. Gone with
/// its owner, even one that was killed.
class LockFile
{
public:
    /// Locked with a sentence naming the holder where another program has it.
    [[nodiscard]] static Result<std::unique_ptr<LockFile>> take(const std::string& database_path);
    [[nodiscard]] static std::optional<LockHolder> holder(const std::string& database_path);
    ~LockFile();

private:
    struct State;
    explicit LockFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace lx
