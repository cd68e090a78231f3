"""The class: what is asked, what is voted, what each screen may show. It knows no network."""
