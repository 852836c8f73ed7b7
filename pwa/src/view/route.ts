/** Where one is in the app; the place stands behind the # of the address. */
export type Route =
  | { page: 'status' }
  | { page: 'service'; id: string }
  | { page: 'situations' }
  | { page: 'situation'; id: string }
  | { page: 'more' }
  | { page: 'settings'; place: string };

export function routeOf(hash: string): Route {
  const [page = '', ...rest] = decodeURIComponent(hash.replace(/^#\/?/, '')).split('/');
  const id = rest.join('/');
  switch (page) {
    case 'services':
      return id === '' ? { page: 'status' } : { page: 'service', id };
    case 'situations':
      return id === '' ? { page: 'situations' } : { page: 'situation', id };
    case 'more':
      return { page: 'more' };
    case 'settings':
      return { page: 'settings', place: id };
    default:
      return { page: 'status' };
  }
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case 'status':
      return '#/';
    case 'service':
      return `#/services/${route.id}`;
    case 'situations':
      return '#/situations';
    case 'situation':
      return `#/situations/${route.id}`;
    case 'more':
      return '#/more';
    case 'settings':
      return route.place === '' ? '#/settings' : `#/settings/${route.place}`;
  }
}

/** The screen that one came from on the way down; undefined at the top. */
export function aboveOf(route: Route): Route | undefined {
  switch (route.page) {
    case 'service':
      return { page: 'status' };
    case 'situation':
      return { page: 'situations' };
    case 'settings':
      return route.place === '' ? { page: 'more' } : { page: 'settings', place: '' };
    case 'status':
    case 'situations':
    case 'more':
      return undefined;
  }
}
