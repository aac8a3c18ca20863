#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/evaluation.h"

namespace lx {

/// The value of one fact of one subject.
struct FactValue
{
    enum class Kind : std::uint8_t
    {
        None, ///< unknown or empty
        Bool, ///< also of what is only known to be filled in
        Whole,
        Real,
        Text,
        Date, ///< `whole` is the day's number
        Row   ///< `whole` is the row number in the ledger FactColumns::ledger names
    };
    Kind kind = Kind::None;
    std::int64_t whole = 0; ///< Bool: 1 or 0
    double real = 0;        ///< money in 元
    std::string_view text;  ///< lives as long as the world
};

/// The facts of many findings of one part of a rule, as columns: for writing out all findings of a
/// county. The same values as Evaluation::facts gives one by one.
class FactColumns
{
public:
    /// `evaluation` must outlive it.
    FactColumns(const Evaluation& evaluation, const Rule& rule, int part);
    ~FactColumns();
    FactColumns(const FactColumns&) = delete;
    FactColumns& operator=(const FactColumns&) = delete;

    [[nodiscard]] std::size_t size() const;
    /// What a fact is called (FactTerm::key).
    [[nodiscard]] const std::string& key(std::size_t fact) const;
    /// The ledger whose rows the fact's values are; "" for other facts.
    [[nodiscard]] std::string_view ledger(std::size_t fact) const;
    /// Reads all facts of these subjects (row numbers of the part's ledger). The rows must live
    /// until the next call.
    void read(const std::vector<std::int32_t>& rows);
    /// A fact of the i-th of the rows last read.
    [[nodiscard]] FactValue value(std::size_t fact, std::size_t i) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lx
