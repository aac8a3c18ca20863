#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>

#include "core/base/result.h"

namespace lx {

/// Reads the members of one object of a definition file (JSON) and remembers the first thing that
/// is wrong with it: a member that is missing, of a wrong type, or known to nobody. Errors are kept
/// rather than returned, so that a definition reads as a plain list of members.
class ObjectReader
{
public:
    /// `place`: where the object stands in its file, "" for the outermost.
    ObjectReader(std::string place, QJsonObject object);
    /// The outermost object. Errors (BadInput) name the file.
    [[nodiscard]] static Result<ObjectReader> of(const std::string& file, std::string_view json);
    /// That of a file compiled in ("sheets/unit-card.json"). Errors (Io) where there is none.
    [[nodiscard]] static Result<ObjectReader> resource(const std::string& file);

    void text(const char* key, std::string& out, bool required = false);
    void flag(const char* key, bool& out);
    void whole(const char* key, int& out, bool required = false);
    void number(const char* key, std::optional<double>& out);
    void texts(const char* key, std::vector<std::string>& out, bool required = false);
    void wholes(const char* key, std::vector<int>& out);
    /// Calls `read` with a reader for each object of the list.
    void objects(const char* key, bool required, const std::function<void(ObjectReader&)>& read);
    /// The same for a list of lists of objects; `row` begins each of the inner lists.
    void rows(const char* key, const std::function<void()>& row,
              const std::function<void(ObjectReader&)>& read);
    /// Calls `read` with a reader for the object, where there is one; tells whether there was.
    bool object(const char* key, const std::function<void(ObjectReader&)>& read);
    /// The member as it stands, for a reader of its own (a condition); undefined where there is
    /// none.
    [[nodiscard]] QJsonValue value(const char* key);
    [[nodiscard]] bool has(const char* key) const;
    /// Names of the members not read yet.
    [[nodiscard]] std::vector<std::string> left() const;

    void complain(const char* key, std::string_view what);
    /// An error that names its place itself.
    void complain(const Error& error);
    /// Place of a member in the file: "blocks[2].rows[0][1].fact".
    [[nodiscard]] std::string path(const char* key) const;
    /// What is left is unknown.
    void finish();
    /// The first thing that is wrong, with its place; "" while all is well.
    [[nodiscard]] const std::string& error() const { return m_error; }
    /// Finishes and gives the first error (BadInput) with the file's name.
    [[nodiscard]] Result<> end(const std::string& file);

private:
    QJsonValue take(const char* key, bool required);
    void within(const std::string& place, const QJsonValue& value,
                const std::function<void(ObjectReader&)>& read);
    void complain_at(const std::string& place, std::string_view what);

    std::string m_place;
    QJsonObject m_object;
    std::string m_error;
};

/// Ids of the definitions of a kind, as its index.json lists them ("reports").
[[nodiscard]] Result<std::vector<std::string>> builtin_ids(const std::string& kind);

/// A mistake in a definition file; `what` begins with the place in it.
[[nodiscard]] Error definition_error(const std::string& file, const std::string& what);

} // namespace lx
