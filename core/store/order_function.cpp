#include "core/store/order_function.h"

#include <sqlite3.h>

#include "core/store/sqlite_error.h"

namespace lx {

namespace {

constexpr const char* function_name = "lx_sort_key";

void answer(sqlite3_context* context, int, sqlite3_value** arguments)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    if (text == nullptr) {
        sqlite3_result_null(context);
        return;
    }
    const auto bytes = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
    const std::string key =
        sort_key({text, bytes}, static_cast<SortBy>(sqlite3_value_int(arguments[1])),
                 sqlite3_value_int(arguments[2]) != 0 ? NameKind::Person : NameKind::Words);
    sqlite3_result_blob(context, key.data(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
}

} // namespace

Result<> check_sort(const FieldDef& field, SortBy by)
{
    if (by == SortBy::Stored || has_words(field))
        return {};
    return fail(ErrorKind::Usage, "“" + field.name + "”栏不是文字，不能按" +
                                      std::string(name_of(by)) +
                                      "排序；文字、选项和引用的栏可以。");
}

std::string sort_key_sql(const std::string& text, SortBy by, bool person)
{
    return std::string(function_name) + "(" + text + ", " + std::to_string(static_cast<int>(by)) +
           ", " + (person ? "1" : "0") + ")";
}

Result<> register_order_function(sqlite3* handle)
{
    const int code = sqlite3_create_function_v2(
        handle, function_name, 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
        &answer, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(sqlite_error(handle, code));
    return {};
}

} // namespace lx
