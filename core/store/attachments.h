#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// A text field whose lines name files (minutes, photographs): 附件.
[[nodiscard]] bool holds_files(const FieldDef& field);

/// The folder beside a ledger file that keeps its attachments: "永宁县.附件" for 永宁县.lxdb.
[[nodiscard]] std::string attachment_folder(const std::string& ledger);

/// The lines of such a field that say something.
[[nodiscard]] std::vector<std::string> attachments_in(std::string_view text);

/// Whether a line is the path of a file that was taken along, seen from the ledger's folder
/// ("永宁县.附件/0f3a…-记录.docx"); any other line is a clerk's own words.
[[nodiscard]] bool is_attachment_path(std::string_view line);

/// Where that file is. Precondition: is_attachment_path(line).
[[nodiscard]] std::string attachment_path(const std::string& ledger, std::string_view line);

/// The name it had before it was taken along.
[[nodiscard]] std::string attachment_name(std::string_view line);

/// Whether the system may open it without doing what it says: a document, picture, sound or film by
/// its ending. A file that came along with a ledger from elsewhere may be a program.
[[nodiscard]] bool opens_harmlessly(std::string_view name);

constexpr std::uint64_t largest_attachment = 200ULL * 1024 * 1024; ///< bytes

/// Copies a file into the ledger's folder of attachments under the hash of its content (the same
/// content is kept once) and gives the line to be written into the field. Errors: Usage (no file,
/// too large, a ledger), Io, Cancelled; nothing is left of it then.
[[nodiscard]] Result<std::string> take_attachment(const std::string& ledger,
                                                  const std::string& file, Progress& progress);

/// A line of a row that names a file.
struct NamedAttachment
{
    const LedgerDef* ledger = nullptr; ///< of the catalogue
    std::int64_t row = 0;
    std::string line;
};
/// All of them. Errors: Database, Cancelled.
[[nodiscard]] Result<std::vector<NamedAttachment>>
attachments_named(Database& database, const Catalog& catalog, Progress& progress);

/// What became of copying attachments.
struct AttachmentsCopied
{
    int copied = 0;
    int missing = 0; ///< named by rows, not beside the ledger
};
/// Copies the files that rows name beside another file (a copy, a backup), under the names the rows
/// have for them; those that are there stay. Errors: Io, Cancelled, Database.
[[nodiscard]] Result<AttachmentsCopied> copy_attachments(Database& database, const Catalog& catalog,
                                                         const std::string& to, Progress& progress);

} // namespace lx
