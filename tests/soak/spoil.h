#pragma once

#include <cstdint>
#include <string>

namespace lx::test {

/// One way to spoil a ledger file, decided by its number alone: the same number spoils the same
/// file the same way on every machine.
struct Spoilt
{
    std::string what;  ///< the kind, for the report: "header", "pages swapped" …
    std::string bytes; ///< the file as it is now
    std::string wal{}; ///< what lies beside it: …-wal, …-journal, …-shm; "" nothing
    std::string journal{};
    std::string shm{};
    std::string sql{}; ///< statements to run on the written file (hostile content); "" none
};

/// `good`: the bytes of a whole file; `other_wal`: a log that belongs to another ledger.
[[nodiscard]] Spoilt spoil(const std::string& good, const std::string& other_wal,
                           std::uint64_t number);

/// How many kinds there are; number % kinds chooses.
[[nodiscard]] std::size_t spoil_kinds();

} // namespace lx::test
